package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;
import org.postern.scan.Scanner;

/** What the tests of this room ask of a scanner. */
final class Identities {
    private Identities() {}

    static List<Finding> of(Scanner scanner, String text) {
        return Rows.findings(scanner, text.replace("\\n", "\n"));
    }

    /** Only what rules take notice of. */
    static List<Finding> counting(Scanner scanner, String text) {
        return of(scanner, text).stream()
                .filter(finding -> finding.confidence() != Confidence.POSSIBLE)
                .toList();
    }

    static Finding only(Scanner scanner, Category category, String text) {
        List<Finding> found = counting(scanner, text);
        assertThat(found).as(text).hasSize(1);
        assertThat(found.getFirst().category()).isEqualTo(category);
        return found.getFirst();
    }
}
