package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.inspect.Inspection;
import org.postern.message.Box;
import org.postern.message.PartPath;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;

class VerdictTextTest {
    private static final Finding FINDING =
            new Finding(Category.PHONE, Confidence.CERTAIN, new PartPath("2"), new Span(3, 8), "phone", Set.of("own"));

    @Test
    void carriesFindingsWithAndWithoutTheirPlaces() {
        List<Finding> findings = List.of(
                FINDING,
                FINDING.at(Place.page(new Span(3, 8), 7)),
                FINDING.at(Place.sheet(new Span(3, 8), 2, "Notes")),
                FINDING.at(Place.picture(new Span(3, 8), new Box(1, 2, 30, 40), 91)));
        Inspection inspection =
                new Inspection(List.of(), List.of(), findings, List.of(), "1", new Inspection.Timings(1, 2, 3));
        String text = VerdictText.write(inspection).orElseThrow();
        assertThat(VerdictText.read(text)).isEqualTo(inspection);
    }

    @Test
    void readsWhatWasWrittenBeforeThereWerePlaces() {
        String text = "{\"unread\":[],\"files\":[],\"findings\":[{\"category\":\"PHONE\",\"confidence\":\"CERTAIN\","
            + "\"part\":{\"value\":\"2\"},\"span\":{\"start\":3,\"end\":8},\"scanner\":\"phone\",\"marks\":[\"own\"]}],"
            + "\"decisions\":[],\"policyVersion\":\"1\",\"timings\":{\"read\":1,\"scan\":2,\"decide\":3}}";
        assertThat(VerdictText.read(text).findings()).containsExactly(FINDING);
    }
}
