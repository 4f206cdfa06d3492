package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.Test;
import org.postern.message.Address;
import org.postern.message.Content;

class EncryptMailTest {
    private static final Address HID = Address.of("hid@parent.example");
    private final FakeMailContext context;
    private final List<List<Address>> groups = new ArrayList<>();
    private final List<String> clear = new ArrayList<>();

    EncryptMailTest() throws MessagingException {
        context = Mails.context();
    }

    private Encryption failingFor(Set<Address> without) {
        return (mail, recipients) -> {
            clear.add(new String(Mails.bytes(mail), StandardCharsets.ISO_8859_1));
            Map<Address, String> problems = new LinkedHashMap<>();
            recipients.stream().filter(without::contains).forEach(a -> problems.put(a, "There is none."));
            if (!problems.isEmpty()) {
                return new EncryptResult.NoCertificate(problems);
            }
            groups.add(recipients);
            String sealed = "Subject: sealed\r\n\r\nsealed for " + recipients + "\r\n";
            return new EncryptResult.Encrypted(Content.of(sealed.getBytes(StandardCharsets.US_ASCII)));
        };
    }

    private MailImpl encrypt(Set<Address> without) throws MessagingException {
        return encrypt(without, Set.of());
    }

    private MailImpl encrypt(Set<Address> without, Set<Address> routed) throws MessagingException {
        Ladder ladder = address -> routed.contains(address) ? Rung.SECURE_ROUTE : Rung.HELD;
        MailImpl mail = Mails.mail("Bcc: hid@parent.example\r\n" + Mails.TEXT, Mails.ANN, Mails.BOB, Mails.PAT, HID);
        Mails.started(new EncryptMail(failingFor(without), ladder), context).service(mail);
        return mail;
    }

    private List<Collection<MailAddress>> sent() {
        return context.getSentMails().stream()
                .map(FakeMailContext.SentMail::getRecipients)
                .toList();
    }

    @Test
    void encryptsOnceForAllVisibleAndOnceForEachHiddenRecipient() throws Exception {
        Mail mail = encrypt(Set.of());
        assertThat(groups).containsExactly(List.of(Mails.BOB, Mails.PAT), List.of(HID));
        assertThat(sent()).hasSize(2);
        assertThat(sent().get(1)).containsExactly(new MailAddress("hid@parent.example"));
        assertThat(context.getSentMails()).allMatch(m -> m.getState().equals("transport"));
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void showsNobodyTheBccField() throws Exception {
        encrypt(Set.of());
        assertThat(clear).allMatch(text -> !text.contains("Bcc") && text.contains("My secret words."));
    }

    @Test
    void holdsForThoseWithoutCertificateAndSendsToTheOthers() throws Exception {
        Mail mail = encrypt(Set.of(Mails.PAT, HID));
        assertThat(groups).containsExactly(List.of(Mails.BOB));
        assertThat(mail.getState()).isEqualTo("quarantine");
        assertThat(MailView.recipients(mail)).containsExactly(Mails.PAT, HID);
        assertThat(VerdictAttributes.problems(mail)).containsOnlyKeys(Mails.PAT, HID);
        assertThat(VerdictAttributes.cause(mail)).contains("no-certificate");
    }

    @Test
    void sendsSecurelyToThoseWithoutCertificateWhoseDomainHasARouteAndHoldsForTheRest() throws Exception {
        Mail mail = encrypt(Set.of(Mails.PAT, HID), Set.of(HID, Mails.BOB));
        assertThat(context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly("transport", "secure");
        assertThat(groups).as("who has a certificate is encrypted for").containsExactly(List.of(Mails.BOB));
        assertThat(sent().get(1)).containsExactly(new MailAddress("hid@parent.example"));
        assertThat(MailView.recipients(mail)).containsExactly(Mails.PAT);
        assertThat(VerdictAttributes.problems(mail)).containsOnlyKeys(Mails.PAT);
    }

    @Test
    void holdsNothingWhenEverybodyIsReached() throws Exception {
        Mail mail = encrypt(Set.of(Mails.PAT, HID), Set.of(Mails.PAT, HID));
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(context.getSentMails().getLast().getMsg().getHeader("Bcc")).isNull();
    }

    @Test
    void sendsNothingWhenNobodyHasACertificate() throws Exception {
        Mail mail = encrypt(Set.of(Mails.BOB, Mails.PAT, HID));
        assertThat(context.getSentMails()).isEmpty();
        assertThat(MailView.recipients(mail)).hasSize(3);
        assertThat(Mails.text((MailImpl) mail)).contains("Bcc");
    }
}
