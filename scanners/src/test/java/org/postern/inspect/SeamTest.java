package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.scan.ScanOutcome;
import org.postern.scan.Scanners;
import org.postern.scan.contact.AddressScanner;
import org.postern.scan.contact.KnownPlaces;
import org.postern.scan.contact.PhoneScanner;
import org.postern.scan.contact.PublicNumbers;

class SeamTest {
    private static final Scanners SCANNERS = new Scanners(List.of(
            new PhoneScanner(PublicNumbers.of(List.of("999"))),
            new AddressScanner(KnownPlaces.of(List.of(), List.of()))));

    private static List<Finding> across(String subject, String text) {
        return Seam.of(subject, PartText.of(PartPath.ROOT, text))
                .map(seam -> seam.across(found(seam.joined())))
                .orElse(List.of());
    }

    private static List<Finding> found(PartText text) {
        return switch (SCANNERS.scan(text)) {
            case ScanOutcome.Scanned scanned -> scanned.findings();
            case ScanOutcome.Unreadable(PartPath part, String reason) -> throw new AssertionError(part + reason);
        };
    }

    @Test
    void findsWhatGoesOnFromTheSubjectIntoTheText() {
        List<Finding> found = across("call 07700", "900123 is the rest");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().category()).isEqualTo(Category.PHONE);
        assertThat(found.getFirst().part()).isEqualTo(PartPath.ROOT);
        assertThat(found.getFirst().span()).isEqualTo(new Span(0, 6));
        assertThat(across("my road is larkspur close", "number 14"))
                .anySatisfy(finding -> assertThat(finding.marks()).contains("own"));
    }

    @Test
    void leavesWhatStandsWhollyInEither() {
        assertThat(across("ring 07700 900123", "hi")).isEmpty();
        assertThat(across("hi", "ring 07700 900123")).isEmpty();
        assertThat(across("page 12", "14 Mill Lane")).isEmpty();
        assertThat(across("", "900123")).isEmpty();
        assertThat(across("07700", " ")).isEmpty();
    }
}
