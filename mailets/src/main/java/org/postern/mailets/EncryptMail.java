package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.mail.Message.RecipientType;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.message.Content;

/**
 * Sends a mail on encrypted, or over a secure route, or holds it for those whom neither reaches; never in clear.
 *
 * <p>An encrypted mail names the certificate of everybody who can read it (RFC 8551 3.3). Those in To and Cc know of
 * each other and share one; everybody else gets one of their own, else the result would give a Bcc away.
 */
public final class EncryptMail extends SafeMailet {
    /** Not a parameter: any other processor might deliver in clear. */
    private static final String SECURE = "secure";

    private final Encryption encryption;
    private final Ladder ladder;
    private String next = "transport";
    private String held = "quarantine";

    @Inject
    public EncryptMail(Encryption encryption, Ladder ladder) {
        this.encryption = encryption;
        this.ladder = ladder;
    }

    @Override
    public void init() {
        next = param("next").orElse(next);
        held = param("held").orElse(held);
    }

    private record Letter(List<Address> readers, MailImpl mail) {}

    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        Map<Address, String> problems = new LinkedHashMap<>();
        List<Letter> letters = new ArrayList<>();
        try {
            encrypt(mail, letters, problems);
            for (Letter letter : letters) {
                getMailetContext().sendMail(letter.mail(), next);
                drop(mail, letter.readers()); // should the next one fail, only the rest is held
            }
            sendSecurely(mail, problems);
        } finally {
            letters.forEach(letter -> LifecycleUtil.dispose(letter.mail()));
        }
        if (problems.isEmpty()) {
            mail.setState(Mail.GHOST);
        } else {
            VerdictAttributes.noCertificate(mail, problems);
            mail.setState(held);
        }
    }

    private void sendSecurely(Mail mail, Map<Address, String> problems) throws MessagingException, IOException {
        List<Address> reached =
                problems.keySet().stream().filter(this::hasRoute).toList();
        if (reached.isEmpty()) {
            return;
        }
        MailImpl copy = MailImpl.duplicateWithoutMessage(mail).build();
        try {
            copy.setRecipients(matching(mail, reached, true));
            Spool.replace(copy, Spool.withoutBcc(mail));
            getMailetContext().sendMail(copy, SECURE);
        } finally {
            LifecycleUtil.dispose(copy);
        }
        drop(mail, reached);
        reached.forEach(problems::remove);
    }

    private boolean hasRoute(Address address) {
        return switch (ladder.without(address)) {
            case SECURE_ROUTE -> true;
            case CERTIFICATE, PORTAL, HELD -> false;
        };
    }

    private void encrypt(Mail mail, List<Letter> letters, Map<Address, String> problems)
            throws MessagingException, IOException {
        MimeMessageInputStreamSource clear = Spool.withoutBcc(mail);
        try {
            for (List<Address> readers : groups(mail)) {
                encrypt(mail, new SourceContent(clear), readers, letters, problems);
            }
        } finally {
            clear.dispose();
        }
    }

    private void encrypt(
            Mail mail, Content clear, List<Address> readers, List<Letter> letters, Map<Address, String> problems)
            throws MessagingException, IOException {
        switch (encryption.encrypt(clear, readers)) {
            case EncryptResult.Encrypted(Content content) -> letters.add(letter(mail, readers, content));
            case EncryptResult.NoCertificate(Map<Address, String> found) -> {
                List<Address> failing =
                        readers.stream().filter(found::containsKey).toList();
                for (Address address : failing.isEmpty() ? readers : failing) {
                    problems.put(address, found.getOrDefault(address, "It could not be encrypted."));
                }
                List<Address> rest =
                        readers.stream().filter(a -> !problems.containsKey(a)).toList();
                if (!rest.isEmpty()) {
                    encrypt(mail, clear, rest, letters, problems);
                }
            }
        }
    }

    private static Letter letter(Mail mail, List<Address> readers, Content content)
            throws MessagingException, IOException {
        MailImpl copy = MailImpl.duplicateWithoutMessage(mail).build();
        copy.setRecipients(matching(mail, readers, true));
        Spool.replace(copy, Spool.of(copy.getName(), out -> {
            try (InputStream in = content.open()) {
                in.transferTo(out);
            }
        }));
        return new Letter(readers, copy);
    }

    private static void drop(Mail mail, List<Address> readers) {
        mail.setRecipients(matching(mail, readers, false));
    }

    private static List<MailAddress> matching(Mail mail, List<Address> readers, boolean among) {
        return mail.getRecipients().stream()
                .filter(recipient -> readers.contains(MailView.address(recipient)) == among)
                .toList();
    }

    /** First everybody in To and Cc together, then each of the others alone. */
    private static List<List<Address>> groups(Mail mail) throws MessagingException {
        Set<Address> visible = visible(mail.getMessage());
        Map<Boolean, List<Address>> split =
                MailView.recipients(mail).stream().collect(Collectors.partitioningBy(visible::contains));
        List<List<Address>> groups = new ArrayList<>();
        if (!split.getOrDefault(true, List.of()).isEmpty()) {
            groups.add(split.getOrDefault(true, List.of()));
        }
        split.getOrDefault(false, List.of()).forEach(hidden -> groups.add(List.of(hidden)));
        return groups;
    }

    private static Set<Address> visible(MimeMessage message) throws MessagingException {
        return Stream.concat(stream(message, RecipientType.TO), stream(message, RecipientType.CC))
                .collect(Collectors.toSet());
    }

    /**
     * Whoever stands in a field that cannot be read counts as hidden: one encrypted mail more, but nobody is given
     * away.
     */
    private static Stream<Address> stream(MimeMessage message, RecipientType type) throws MessagingException {
        String field = message.getHeader(type.toString(), ",");
        if (field == null) {
            return Stream.of();
        }
        try {
            return Stream.of(InternetAddress.parseHeader(field, false))
                    .map(InternetAddress::getAddress)
                    .flatMap(address -> address == null ? Stream.of() : Address.parse(address).stream());
        } catch (AddressException e) {
            return Stream.of();
        }
    }
}
