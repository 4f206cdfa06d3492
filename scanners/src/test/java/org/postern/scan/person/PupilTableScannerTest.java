package org.postern.scan.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.model.Category;
import org.postern.scan.Rows;

class PupilTableScannerTest {
    private static final PupilTableScanner SCANNER = new PupilTableScanner();

    static List<String> must() {
        return Rows.texts(PupilTableScannerTest.class, "pupil-table-must.tsv");
    }

    static List<String> mustNot() {
        return Rows.texts(PupilTableScannerTest.class, "pupil-table-must-not.tsv");
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsRows(String text) {
        Expected.finds(SCANNER, Category.PUPIL_TABLE, text);
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void passesOver(String text) {
        Expected.passesOver(SCANNER, text);
    }

    @Test
    void countsTheRows() {
        String csv = """
            please see below

            UPN,Name,FSM
            J825999920001,Jake Tilley,N
            P825999920014,Priya Nair,Y

            Kind regards
            Paul\
            """;
        assertThat(Rows.findings(SCANNER, csv)).hasSize(2);
        String sheet = "Name UPN SEND PP FSM Reading\n" + "Maya Okafor A825999920001 K Y N 101\n".repeat(30);
        assertThat(Rows.findings(SCANNER, sheet)).hasSize(30);
    }

    @Test
    void staysFastOnLongTexts() {
        String rows = "a,b,c,d,e,f,g,h\n".repeat(200_000);
        long start = System.nanoTime();
        assertThat(Rows.findings(SCANNER, rows)).isEmpty();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
