package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.pipes.emitter.EmitData;
import org.apache.tika.pipes.emitter.EmitKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileReport;
import org.postern.read.Reading;

class AnswerTest {
    private static final PartPath PART = new PartPath("2");

    @BeforeAll
    static void confine() {
        AnswerFilter.install();
    }

    @Test
    void takesWhatTikaAnswers() throws Exception {
        Metadata metadata = new Metadata();
        metadata.set(AnswerKeys.REPORT, "{}");
        EmitData data = new EmitData(new EmitKey("", "file"), new ArrayList<>(List.of(metadata)));
        assertThat(((EmitData) copy(data)).getMetadataList()).hasSize(1);
    }

    @Test
    void refusesAnyOtherObject() {
        assertThatThrownBy(() -> copy(UUID.randomUUID())).isInstanceOf(InvalidClassException.class);
        assertThatThrownBy(() -> copy(Duration.ZERO)).isInstanceOf(InvalidClassException.class);
        assertThatThrownBy(() -> copy(new long[5000])).isInstanceOf(InvalidClassException.class);
    }

    @Test
    void refusesAReportOfAnotherPart() {
        assertRefused(report(new PartPath("3"), List.of()));
        assertRefused("{}");
        assertRefused("[".repeat(100_000));
        assertRefused("");
    }

    @Test
    void refusesPlacesOutsideTheText() throws Exception {
        assertRefused(report(PART, List.of(new Span(0, 99))));
        assertThat(Answer.report(report(PART, List.of(new Span(0, 4))), PART).items())
                .hasSize(1);
    }

    private static void assertRefused(String json) {
        assertThatThrownBy(() -> Answer.report(json, PART)).isInstanceOf(IOException.class);
    }

    private static String report(PartPath path, List<Span> hidden) {
        PartText text = new PartText(path, "coat", hidden, List.of());
        FileItem item = new FileItem(
                path, Optional.empty(), FileKind.text("text/plain"), Reading.WHOLE, Optional.of(text), List.of());
        return ReportJson.write(new FileReport(List.of(item), 0, 0, Duration.ZERO));
    }

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
