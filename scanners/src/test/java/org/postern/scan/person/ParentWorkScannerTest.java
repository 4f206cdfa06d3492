package org.postern.scan.person;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.model.Category;
import org.postern.scan.Rows;

class ParentWorkScannerTest {
    private static final ParentWorkScanner SCANNER = new ParentWorkScanner();

    static List<String> must() {
        return Rows.texts(ParentWorkScannerTest.class, "parent-work-must.tsv");
    }

    static List<String> mustNot() {
        return Rows.texts(ParentWorkScannerTest.class, "parent-work-must-not.tsv");
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsWhereParentsWork(String text) {
        Expected.finds(SCANNER, Category.PARENT_WORK, text);
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void passesOver(String text) {
        Expected.passesOver(SCANNER, text);
    }
}
