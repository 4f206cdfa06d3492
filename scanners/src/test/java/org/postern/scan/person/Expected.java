package org.postern.scan.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;
import org.postern.scan.Scanner;

/** What tables of texts expect of a scanner. */
final class Expected {
    private Expected() {}

    static void finds(Scanner scanner, Category category, String text) {
        assertThat(Rows.findings(scanner, text)).anySatisfy(f -> {
            assertThat(f.category()).isEqualTo(category);
            assertThat(f.confidence()).isNotEqualTo(Confidence.POSSIBLE);
        });
    }

    static void passesOver(Scanner scanner, String text) {
        assertThat(Rows.findings(scanner, text))
                .extracting(Finding::confidence)
                .allMatch(sure -> sure == Confidence.POSSIBLE);
    }
}
