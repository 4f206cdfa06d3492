package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Finding;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.topic.TopicScanner;

/** What adults write to a school's office, and what only sounds like it. */
class OfficeTopicsTest {
    private static final Set<String> TOPICS = Set.of(
            "access-request",
            "foi-request",
            "data-complaint",
            "breach-report",
            "complaint",
            "personal-mail",
            "staff-data",
            "photo-consent");
    private static final TopicScanner SCANNER = new TopicScanner(List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        access-request | I would like copies of everything you hold about my daughter Priya, including emails between staff, please.
        access-request | please send me everything the school has written about my son
        - | Please could you send me another copy of Priya's July report, the dog ate ours. Literally.
        access-request | i want to see his file
        access-request | can i see what you've got written down about me
        foi-request | Under the Freedom of Information Act please tell me how much the school has spent on supply teachers in the last three financial years.
        foi-request | Please could you tell me how many pupils were excluded from the school in each of the last five years?
        - | how much are school dinners this year?
        breach-report | I have just sent Jake's reading report to the wrong parent. I have asked Mrs Nair to delete it. What do I do now?
        breach-report | I left my laptop on the train last night, it had the class list on it
        breach-report | I've emailed all the parents and put them in To instead of Bcc, sorry!
        data-complaint | I wish to complain that Ellie's medical details were read out in front of other parents.
        data-complaint | you put my daughters photo on facebook without asking us
        complaint | I do not accept that we were negligent, and if you repeat that allegation I will take legal advice about defamation.
        complaint | I need to tell you something difficult about what another parent has alleged about your family.
        - | Please could the solicitor have a copy of the attendance for the family court? I will send a signed form.
        - | thank you for your letter of 12 November. I have opened a stage 2 complaint and will reply within ten school days.
        personal-mail | Hi, can you deliver the sofa on Saturday morning instead? 8 to 10 is fine.
        staff-data | just text me on my own mobile 07700 900871, it's easier than the school line.
        staff-data | You can reach her at home, 22 Quarry View, or c.lowe88@freemail.example
        photo-consent | Consent is recorded for all three.
        - | my PE kit got lost on the bus
        - | Reminder: GDPR training on data breaches is on Monday
        breach-report data-complaint | someone sent my sons SEN report to another parent
        - | Your complaint about the swimming has been passed to Mrs Hale
        access-request | dear sir, i am making a subject access request under the gdpr
        access-request | I want a copy of all the notes and emails on my child
        access-request | what data do you hold on me?
        - | Please send the timetable for my daughter
        - | please can I have a copy of the newsletter
        - | Could you give me copies of the consent form for my son
        foi-request | I am a journalist at the Gazette. Please provide the total spent on supply teachers in the last three years.
        foi-request | FOI request: number of suspensions per year since 2020
        - | how many children are in the class this year?
        breach-report | oops, i sent the class list to the wrong mum
        breach-report | I think we have had a data breach
        breach-report | I clicked on a link in an email and typed my password
        breach-report | my memory stick with the reports on it was stolen from the car
        - | he left his water bottle on the bus
        - | the letter was sent to the right people this time
        data-complaint | I never gave permission for you to share our address, I am making a complaint about how you handled our data
        - | I want to complain about the school dinners
        - | we are not happy with the maths homework
        complaint | This letter is written without prejudice.
        complaint | our solicitors have been informed
        - | The complaints policy is available on the website
        - | thank you for raising your concerns about reading
        personal-mail | Can you change my hair appointment to 4pm
        - | Can you deliver the new tables for the library on Monday?
        - | ring me at school on 01632 960400
        staff-data | Miss Finlay lives at 22 Quarry View
        """)
    void isAboutThatAndNothingElse(String topic, String text) {
        ScannedText scanned = ScannedText.of(PartText.of(PartPath.ROOT, text));
        Set<String> found = new TreeSet<>();
        for (Finding finding : ((ScanOutcome.Scanned) SCANNER.scan(scanned)).findings()) {
            found.add(finding.category().label());
        }
        found.retainAll(TOPICS);
        assertThat(found.isEmpty() ? "-" : String.join(" ", found)).isEqualTo(topic);
    }
}
