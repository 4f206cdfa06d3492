package org.postern.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.Address;

class ArrangementsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Address PARENT = Address.of("c.hay@mail.example");

    @TempDir
    private Path dir;

    private Roster11 roster;

    @BeforeEach
    void write() {
        roster = new Roster11(dir)
                .replace("users.csv", ",,,,N,", ",,,g,N,")
                .file("barred.csv", """
                    guardian,pupil,owner,reason,expires
                    c.hay@mail.example,bo.hay@hill.example,head,order,2026-12-31
                    x@mail.example,nia.ray@hill.example,head,order,
                    """)
                .file("keep-apart.csv", """
                    pupil,other,owner,reason,expires
                    bo.hay@hill.example,nia.ray@hill.example,dsl,agreed,2026-11-24
                    """)
                .file("aliases.csv", """
                    address,alias,owner
                    a.lee@hill.example,anna.lee@hill.example,it
                    """)
                .file("photo-consent.csv", """
                    pupil,purpose,answer,owner,expires
                    bo.hay@hill.example,any,yes,office,2027-07-31
                    bo.hay@hill.example,press,no,office,
                    nia.ray@hill.example,press,yes,office,2026-11-23
                    rob.ray@hill.example,press,yes,office,
                    rob.ray@hill.example,press,no,office,
                    """);
    }

    private static Person person(Directory directory, String name) {
        return directory.find(Address.of(name + "@hill.example")).orElseThrow();
    }

    @Test
    void aParentIsBarredFromOneChildAndNotFromAnother() {
        Directory directory = roster.load();
        Person bo = person(directory, "bo.hay");
        Person nia = person(directory, "nia.ray");
        assertThat(directory.barred(PARENT, bo, DAY)).isTrue();
        assertThat(directory.barred(Address.of("c.hay+new@mail.example"), bo, DAY))
                .isTrue();
        assertThat(directory.barred(PARENT, nia, DAY)).isFalse();
        assertThat(directory.barred(PARENT, bo, LocalDate.parse("2027-01-01"))).isFalse();
        assertThat(directory.barred(Address.of("x@mail.example"), nia, DAY)).isTrue();
        assertThat(directory.barredFrom(bo, DAY)).containsExactly(PARENT);
    }

    @Test
    void aFlaggedParentIsBarredFromEveryChild() {
        Directory directory = roster.file("flags.csv", """
            address,flag,owner,reason
            c.hay@mail.example,barred,head,order
            nia.ray@hill.example,receive_only,head,asked
            """).load();
        Person nia = person(directory, "nia.ray");
        assertThat(directory.barred(PARENT, nia, DAY)).isTrue();
        assertThat(directory.barredFrom(nia, DAY)).contains(PARENT);
        assertThat(directory.barred(PARENT, person(directory, "rob.ray"), DAY)).isFalse();
        assertThat(nia.has(Person.Flag.RECEIVE_ONLY)).isTrue();
    }

    @Test
    void pupilsAreKeptApartBothWaysUntilTheLastDay() {
        Directory directory = roster.load();
        Person bo = person(directory, "bo.hay");
        Person nia = person(directory, "nia.ray");
        assertThat(directory.apart(bo, nia, DAY)).isTrue();
        assertThat(directory.apart(nia, bo, DAY)).isTrue();
        assertThat(directory.apart(nia, bo, DAY.plusDays(1))).isFalse();
        assertThat(directory.apart(nia, person(directory, "rob.ray"), DAY)).isFalse();
        assertThat(directory.apartFrom(nia, DAY)).containsExactly(bo.address());
    }

    @ParameterizedTest
    @CsvSource({
        "bo.hay, website, true",
        "bo.hay, press, false",
        "bo.hay, name, false",
        "nia.ray, press, false",
        "rob.ray, press, false",
        "sue.ray, press, false"
    })
    void noAnswerIsNoAndTheNarrowerAnswerCounts(String pupil, String purpose, boolean agreed) {
        Directory directory = roster.load();
        assertThat(directory.agreed(person(directory, pupil), purpose, DAY)).isEqualTo(agreed);
    }

    @Test
    void listsWhatWasAgreed() {
        Directory directory = roster.load();
        assertThat(directory.agreedTo(person(directory, "bo.hay"), DAY))
                .containsExactly("class", "newsletter", "website");
        assertThat(directory.agreedTo(person(directory, "bo.hay"), LocalDate.parse("2027-08-01")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anna.lee@hill.example, a.lee@hill.example",
        "ANNA.LEE+staff@hill.example, a.lee@hill.example",
        "bo.hay+games@hill.example, bo.hay@hill.example",
        "c.hay+school@mail.example, c.hay@mail.example",
        "+bo@hill.example, +bo@hill.example",
        "nobody+bo@hill.example, nobody+bo@hill.example"
    })
    void aliasesAndTagsReachTheSameMailbox(String written, String mailbox) {
        assertThat(roster.load().mailbox(Address.of(written))).isEqualTo(Address.of(mailbox));
    }

    @Test
    void aTaggedGroupIsTheGroup() {
        assertThat(roster.load().group(Address.of("all+news@hill.example"))).isPresent();
    }

    @Test
    void whoeverOwnsAnAddressMaySendAsItsAliasesAndTags() {
        Directory directory = roster.load();
        Person lee = person(directory, "a.lee");
        assertThat(directory.maySendAs(lee, Address.of("anna.lee@hill.example"), DAY))
                .isTrue();
        assertThat(directory.maySendAs(lee, Address.of("a.lee+x@hill.example"), DAY))
                .isTrue();
        assertThat(directory.maySendAs(lee, Address.of("bo.hay+x@hill.example"), DAY))
                .isFalse();
    }

    @Test
    void anAliasOfTwoPeopleIsRefused() {
        roster.file("aliases.csv", """
            address,alias,owner
            a.lee@hill.example,bo.hay@hill.example,it
            """);
        assertThat(roster.problems())
                .containsExactly("aliases.csv:2:2: the address belongs to bo.hay@hill.example already");
    }
}
