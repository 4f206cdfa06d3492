package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class PasswordScannerTest {
    private static final PasswordScanner PASSWORDS = new PasswordScanner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my user name is jtilley4 and my password is Banana77 can u do my battles|Banana77",
                "my password is banana|banana",
                "my password is fluffy dont tell anyone|fluffy",
                "my pasword is fluffy and my code is secret|fluffy",
                "my passwrod is purple monkey|purple monkey",
                "pw: Tiger42|Tiger42",
                "pw tiger42|tiger42",
                "password - tiger42|tiger42",
                "the password for the ipad is sunflower9|sunflower9",
                "my password for times table rockstars is unicorn|unicorn",
                "login is jsmith and its Tiger42|jsmith and its Tiger42",
                "login:dylanrees;pw:Football1|Football1",
                "the wifi code is 99887766|99887766",
                "the wifi password is larkfield|larkfield",
                "the secret word for my ipad is marshmallow|marshmallow",
                "my pin is 4471|4471",
                "my ipad passcode is 258013|258013",
                "the code to my phone is 2580|2580",
                "my phone pin is four four seven one|four four seven one",
                "Tiger42 is my password|Tiger42",
                "use Tiger42 as the password|Tiger42",
                "i changed my password to Tiger42|Tiger42",
                "i changed my password to tigers|tigers",
                "Login admin, password: Larkf1eld!2026 for the MIS until Friday|Larkf1eld!2026",
                "my p4ssw0rd is tiger42|tiger42",
                "my pa$$word is 'tiger'|tiger",
                "p a s s w o r d t i g e r 4 2|p a s s w o r d t i g e r 4 2",
                "my password is t-i-g-e-r-4-2|t-i-g-e-r-4-2",
                "my password is t i g e r|t i g e r",
                "the password is Ellie123|Ellie123",
                "Sheet attached, password is larkfield1|larkfield1",
                "dont tell anyone but the password is Tiger42|Tiger42",
                "my login for purple mash is mayao4|mayao4",
                "log in with maya4 and sunflower9|maya4 and sunflower9",
                "username: jake pass: Tiger42|Tiger42",
                "my roblox password is the dogs name biscuit12|the dogs name biscuit12",
                "my password is my dogs name and then 123|my dogs name and then 123",
                "Temporary password: Welcome1|Welcome1",
                "my pass is tiger42|tiger42",
                "my passwords just my name backwards|my name backwards",
                "my password is just my birthday|my birthday",
                "my school password is the same as yours but with a 3|the same",
                "\u043Cy p\u0430ssword is tiger42|tiger42",
                "password\\nTiger42|Tiger42",
                "my locker combination is 3714|3714",
                "ok so the pasword 4 my tablet is minnie|minnie",
                "here r my deets user maya_o pw starfish!|starfish",
                "Mum changed the netflix pin its 7712 now|7712",
                "to get on my laptop u type in Rover2016|Rover2016",
                "Hi all, the new photocopier code is 4471. Please do not share with pupils.|4471",
                "alarm code 4471 on the panel by the door|4471",
                "Hi, gate code has changed to 2580#|2580#",
                "login details: maya.o / Sunflower22|maya.o / Sunflower22",
                "User ID 4471, password: bluebell|bluebell",
                "my passwords r tiger and lion12|tiger",
            })
    void findsWhatIsRevealed(String text, String matched) {
        String plain = text.replace("\\n", "\n");
        assertThat(Identities.counting(PASSWORDS, plain))
                .as(text)
                .extracting(finding -> Rows.matched(plain, finding))
                .contains(matched);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a strong password should have 12 letters and not be your pets name. never tell anyone your password",
                "i cant log in to ttrockstars i forgot my password",
                "never share your password",
                "Please change your password by Friday. Use three random words.",
                "my password is not working",
                "my password is wrong",
                "my password isn't working miss",
                "my password is getting old",
                "my password is expired",
                "what is your password",
                "what's ur password lol",
                "Password: ________",
                "Password: ********",
                "Password required",
                "your password must be at least 8 characters",
                "Password: at least 8 characters",
                "a password is a secret word",
                "the most common password is 123456",
                "never use the password Password1",
                "dont use passwords like Password123",
                "a good password is Tr0ub4dor&3",
                "The best password is three random words",
                "In the story the password is swordfish and the guard lets them in",
                "The Fat Lady said the password was Caput Draconis and the Gryffindor portrait opened",
                "Join Zoom Meeting ID 812 3456 7890 Passcode: 448210",
                "kahoot pin: 482910",
                "the game pin is 482910 on kahoot",
                "pin the tail on the donkey at 3.30",
                "my bus pass is 12345678",
                "the dress code is smart",
                "my post code is LF4 7QZ",
                "discount code: SAVE20",
                "code club is at 3.15",
                "my code is 42 lines long",
                "sign in is at 8.45am in Room12",
                "Login: https://www.example.com/Year4",
                "the password is on the board",
                "the password is the same as last time",
                "my password is secret",
                "he guessed my password and it was funny",
                "i need a new password please",
                "Password reset: click here to keep your account and confirm your password:"
                        + " http://larkfield-mail.example",
                "The key to a good essay is planning. Answer key: B12",
                "Your code is 448210.",
                "my login is not working in room B12a",
                "the hall pass is by the door",
                "we log in at 8.30 with Mr Kemp",
                "user testing is on Friday in 4MAP",
                "Passwords: Online safety workshop for parents",
                "password manager",
                "Sharing passwords is wrong because somebody could pretend to be you",
                "is your password safe?",
                "passwords are like toothbrushes, dont share them",
                "you need to log in with your Microsoft365 account",
                "Sign in using your school account on Office365",
                "Please find the meeting details. Passcode: hN4x2P Meeting ID: 834 2211 0987",
                "The password for the attached document is the first part of your postcode",
                "Your username is your school email",
                "My favourite character is Harry and his password is treacle tart in chapter 5",
                "password protected document attached",
                "the password will follow in a separate email",
                "my password is really long",
                "the password is changing on Monday",
                "the new login page is https://mis.larkfield.example/login2026",
            })
    void knowsWhatRevealsNothing(String text) {
        assertThat(Identities.counting(PASSWORDS, text)).as(text).isEmpty();
    }

    @Test
    void marksWhoseItIsAndWhatItOpens() {
        Finding mine = Identities.only(PASSWORDS, Category.PASSWORD, "my password is Banana77");
        assertThat(mine.marks()).contains("own").doesNotContain("credentials");
        Finding staff = Identities.only(PASSWORDS, Category.PASSWORD, "the SIMS password is Larkf1eld!");
        assertThat(staff.marks()).contains("credentials").doesNotContain("own");
        assertThat(Identities.counting(PASSWORDS, "Login admin, password: Larkf1eld!2026 for the MIS until Friday"))
                .allSatisfy(finding -> assertThat(finding.marks()).contains("credentials"));
        assertThat(Identities.only(PASSWORDS, Category.PASSWORD, "guest wifi password is Welcome2026")
                        .marks())
                .doesNotContain("credentials");
    }
}
