package org.postern.scan.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class SocialHandleScannerTest {
    private static final SocialHandleScanner SCANNER = new SocialHandleScanner(List.of("@LarkfieldSch"));

    static List<String> must() {
        return Rows.texts(SocialHandleScannerTest.class, "social-handle-must.tsv");
    }

    static List<String> mustNot() {
        return Rows.texts(SocialHandleScannerTest.class, "social-handle-must-not.tsv");
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsNamesInNetworks(String text) {
        Expected.finds(SCANNER, Category.SOCIAL_HANDLE, text);
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void passesOver(String text) {
        Expected.passesOver(SCANNER, text);
    }

    @Test
    void saysWhose() {
        assertThat(marks("my snap is amz_4477")).containsExactly("own");
        assertThat(marks("priya's snap is priyaa_n")).containsExactly("other");
        assertThat(marks("my school is on insta: @larkfieldsch")).contains("public");
    }

    private static Set<String> marks(String text) {
        List<Finding> found = Rows.findings(SCANNER, text);
        assertThat(found).hasSize(1);
        return found.getFirst().marks();
    }
}
