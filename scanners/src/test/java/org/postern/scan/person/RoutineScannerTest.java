package org.postern.scan.person;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.model.Category;
import org.postern.scan.Rows;

class RoutineScannerTest {
    private static final RoutineScanner SCANNER = new RoutineScanner();

    static List<String> must() {
        return Rows.texts(RoutineScannerTest.class, "routine-must.tsv");
    }

    static List<String> mustNot() {
        return Rows.texts(RoutineScannerTest.class, "routine-must-not.tsv");
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsWhereChildrenAreWhen(String text) {
        Expected.finds(SCANNER, Category.ROUTINE, text);
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void passesOver(String text) {
        Expected.passesOver(SCANNER, text);
    }
}
