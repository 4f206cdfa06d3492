package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class DegradedPicturesTest {
    @ParameterizedTest
    @EnumSource
    void readsWhatAPersonReads(Degraded picture) {
        FileItem item = Reads.file(picture.bytes(), "picture.png");
        String read = Reads.text(item);
        assertThat(CharacterErrors.rateOfLetters(picture.written(), read))
                .as("read: %s", read)
                .isLessThanOrEqualTo(picture.bound());
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }
}
