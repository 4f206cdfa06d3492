package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class PapersTest {
    private static final PassportScanner PASSPORT = new PassportScanner();
    private static final DrivingLicenceScanner LICENCE = new DrivingLicenceScanner();
    private static final CandidateNumberScanner CANDIDATE = new CandidateNumberScanner();
    private static final VehicleScanner VEHICLE = new VehicleScanner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DBS certificate 001987654321 issued 03/03/2025, passport 533401372, DOB 04/07/1988.|533401372",
                "passport no: 533 401 372|533 401 372",
                "His passport number is P12345678|P12345678",
                "BRP RF8812345|RF8812345",
                "my pasport number is 533401372 for the france trip|533401372",
                "533401372 is her passport number|533401372",
                "Passport five three three four zero one three seven two"
                        + "|five three three four zero one three seven two",
                "Name Oscar Finch; Passport No. 53340l372; expires 2029|53340l372",
            })
    void findsPassportNumbers(String text, String matched) {
        Finding finding = Identities.only(PASSPORT, Category.PASSPORT, text);
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
    }

    @Test
    void findsTheNumbersOfAPassportAndAPermit() {
        assertThat(Identities.counting(
                        PASSPORT, "Passport 533401372, visa BRP RF8812345, dob 11/02/2015. Reuben Katz, Year 6."))
                .hasSize(2);
    }

    @Test
    void readsTheMachineReadableLine() {
        // the specimen of ICAO 9303 part 4, appendix B
        String specimen = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
        assertThat(Identities.only(PASSPORT, Category.PASSPORT, specimen)).isNotNull();
        assertThat(Identities.counting(PASSPORT, specimen.replace("L898902C36", "L898902C35")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 533401372, SKU RF8812345-A4, ref LK/2611/0098, needed by Friday.",
                "remember your passports for the trip, the booking reference is order 533401372",
                "my passport photo is rubbish lol",
                "bring a passport and 07700 900123 is the number of the hotel",
                "the phone of the passport office is 0300 222 0000",
                "Speed of light 299792458 m/s",
                "passport 000000000",
                "a visa card",
                "we got our passports stamped in 1234567 countries haha",
            })
    void knowsWhatNoPassportIs(String text) {
        assertThat(Identities.counting(PASSPORT, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "driving licence MORGA657054SM9IJ|MORGA657054SM9IJ|CERTAIN",
                "MORGA657054SM9IJ|MORGA657054SM9IJ|LIKELY",
                "licence no FOX99 703145 A99AB please|FOX99 703145 A99AB|CERTAIN",
                "DVLA check: dunn9862114j99ab|dunn9862114j99ab|CERTAIN",
            })
    void findsDriverNumbers(String text, String matched, String confidence) {
        Finding finding = Identities.only(LICENCE, Category.DRIVING_LICENCE, text);
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
        assertThat(finding.confidence()).hasToString(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "licence key MORGA699054SM9IJ",
                "the code is MORGA957854SM9IJ",
                "serial MORGA657054SM9IJ",
                "hello 657054 sm 9 ij",
                "he got his driving licence in 2019",
            })
    void knowsWhatNoDriverNumberIs(String text) {
        assertThat(Identities.counting(LICENCE, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hannah Price candidate 4471, ULN 1043928714",
                "Candidate number: 4471 Hannah Price",
                "my candidate number is 4471",
                "Amir Yilmaz (cand no 4472)",
                "Special consideration for Grace Adomako, candidate no. 0123, centre 61234",
                "UCI 61234 024 0471 A for Hannah, uci 612340240471A",
            })
    void findsCandidateNumbersOfSomebody(String text) {
        assertThat(Identities.counting(CANDIDATE, text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the candidate 4471",
                "write your candidate number and centre number 61234 on the front",
                "the best candidate got 1200 votes",
                "The Labour candidate 1945 won",
                "the candidates 1200 votes for Mary Smith",
                "candidates: 4471",
                "Exam Board candidate 4471 Maths Paper",
            })
    void knowsWhatNobodysCandidateNumberIs(String text) {
        assertThat(Identities.counting(CANDIDATE, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my mums car reg is LK71 ABC|LK71 ABC",
                "a blue ford parked on the zigzags, LK71ABC|LK71ABC",
                "reg lk71 abc|lk71 abc",
                "The number plate was K123 ABC|K123 ABC",
                "registration ABC 123K on the old mini|ABC 123K",
                "He drives a white BMW AB12 CDE|AB12 CDE",
                "lk71 abc is our car|lk71 abc",
            })
    void findsCars(String text, String matched) {
        Finding finding = Identities.only(VEHICLE, Category.VEHICLE_REGISTRATION, text);
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Last time the coach was LK71 ABC.",
                "LK71 ABC",
                "we live at LF4 2AB and park the car outside",
                "my car is in the car park at 12 and",
                "I got 71 in the maths test and parked the car",
                "Room A12 BED near the car park",
                "my car has 4 seats and 2 doors",
                "AB99 CDE is not a car reg",
                "in my reg we have 28 boys",
                "form 7 reg is at 8 45 am in D12 for all",
            })
    void knowsWhatNobodysCarIs(String text) {
        assertThat(Identities.counting(VEHICLE, text)).isEmpty();
    }
}
