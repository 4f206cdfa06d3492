package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchedTest {
    @ParameterizedTest
    @CsvSource({
        "attachedTemplate, a template from elsewhere",
        "image, a picture from elsewhere",
        "imageFrom, a picture from elsewhere",
        "oleObject, an embedded file from elsewhere",
        "externalLinkPath, cells of another workbook from elsewhere",
        "somethingNew, a part from elsewhere",
    })
    void saysInPlainWordsWhatIsFetched(String relation, String words) {
        assertThat(Fetched.called(relation)).isEqualTo(words);
    }
}
