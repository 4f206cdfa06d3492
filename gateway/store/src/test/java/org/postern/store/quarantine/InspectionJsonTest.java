package org.postern.store.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.inspect.Inspection;
import org.postern.message.PartPath;

class InspectionJsonTest {
    @Test
    void readsBackWhatItWrote() throws Exception {
        Inspection inspection = Mails.inspection("high");
        assertThat(InspectionJson.read(InspectionJson.write(inspection))).isEqualTo(inspection);
    }

    @Test
    void readsBackAnIncompleteInspection() throws Exception {
        Inspection none = new Inspection(
                List.of(new Inspection.Unread(new PartPath("2/report.zip"), "It is encrypted.")),
                List.of(),
                List.of(),
                List.of(),
                "v12",
                new Inspection.Timings(0, 0, 0));
        assertThat(InspectionJson.read(InspectionJson.write(none))).isEqualTo(none);
        assertThat(InspectionJson.object(none).get("complete").asBoolean()).isFalse();
    }

    @Test
    void hasTheShapeThatCheckPrints() throws Exception {
        var json = new ObjectMapper().readTree(InspectionJson.write(Mails.inspection("high")));
        assertThat(json.at("/findings/0/category").asText()).isEqualTo("phone");
        assertThat(json.at("/findings/0/confidence").asText()).isEqualTo("CERTAIN");
        assertThat(json.at("/findings/0/start").asInt()).isEqualTo(11);
        assertThat(json.at("/findings/0/page").isNull()).isTrue();
        assertThat(json.at("/decisions/0/verdict").asText()).isEqualTo("quarantine");
        assertThat(json.at("/decisions/0/rules/0").asText()).isEqualTo("PII-01");
        assertThat(json.at("/decisions/0/tell/0").asText()).isEqualTo("class_teacher");
        assertThat(json.at("/decisions/0/notice").asText()).isEqualTo("phone-number");
        assertThat(json.at("/decisions/1/notice").isNull()).isTrue();
        assertThat(json.at("/files/0/skipped").isMissingNode()).isTrue();
        assertThat(json.at("/files/1/skipped").asBoolean()).isTrue();
        assertThat(json.at("/files/1/reason").asText()).startsWith("The png file dot.png is too small");
        assertThat(json.at("/files/1/read").asBoolean()).isFalse();
        assertThat(json.at("/policy").asText()).isEqualTo("v12");
        assertThat(json.at("/millis/read").asDouble()).isEqualTo(12.345678);
    }

    @Test
    void whatItDidNotWriteIsAnError() {
        for (String text : List.of("", "{}", "[]", "{\"findings\":[{}]}", "not json")) {
            assertThatThrownBy(() -> InspectionJson.read(text)).as(text).isInstanceOf(IOException.class);
        }
    }
}
