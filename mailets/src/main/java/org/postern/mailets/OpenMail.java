package org.postern.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.postern.message.Address;
import org.postern.message.Content;

/**
 * Opens what came encrypted to a key of the school, so that it is judged by what it says, and writes one line into the
 * header about how it came. What should open and does not, or was changed on the way, is held.
 */
public final class OpenMail extends SafeMailet {
    /** Vouch for the encrypted body, which is gone. */
    private static final Set<String> SEALS = Set.of("dkim-signature", "arc-seal", "arc-message-signature");

    private final Opening opening;
    private final AuditLog audit;
    private final Patience patience;
    private String next = "scan";
    private String held = "quarantine";
    private int attempts = 2;

    @Inject
    public OpenMail(Opening opening, AuditLog audit, Patience patience) {
        this.opening = opening;
        this.audit = audit;
        this.patience = patience;
    }

    @Override
    public void init() {
        next = param("next").orElse(next);
        held = param("held").orElse(held);
        attempts = param("attempts").map(Integer::parseInt).orElse(attempts);
    }

    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        if (OwnFields.foundIn(new MailContent(mail))) {
            Spool.replace(mail, Spool.of(mail.getName(), out -> OwnFields.copy(mail, out)));
        }
        if (ScanMail.attempted(mail) > attempts) {
            return; // it took the relay down twice: ScanMail holds it unread
        }
        List<Opening.Share> shares = opening.receive(new MailContent(mail), MailView.recipients(mail));
        for (Opening.Share share : shares.subList(0, Math.max(0, shares.size() - 1))) {
            split(mail, share);
        }
        if (!shares.isEmpty()) {
            apply(mail, shares.getLast().received());
        }
    }

    /** They get a mail of their own, and are dropped from this one. */
    private void split(Mail mail, Opening.Share share) throws MessagingException, IOException {
        MailImpl copy = MailImpl.duplicateWithoutMessage(mail).build();
        try {
            copy.setRecipients(matching(mail, share.readers(), true));
            Spool.replace(copy, Spool.of(copy.getName(), out -> copy(new MailContent(mail), out)));
            copy.setState(next);
            apply(copy, share.received());
            getMailetContext().sendMail(copy, copy.getState());
        } finally {
            LifecycleUtil.dispose(copy);
        }
        mail.setRecipients(matching(mail, share.readers(), false));
    }

    private static List<MailAddress> matching(Mail mail, List<Address> readers, boolean among) {
        return mail.getRecipients().stream()
                .filter(recipient -> readers.contains(MailView.address(recipient)) == among)
                .toList();
    }

    private void apply(Mail mail, Received received) throws MessagingException, IOException {
        switch (received) {
            case Received.AsItCame same -> {}
            case Received.Verified verified -> {
                Spool.replace(mail, Spool.of(mail.getName(), out -> {
                    OwnFields.write(verified.line(), out);
                    copy(new MailContent(mail), out);
                }));
                record("verified", mail, verified.details());
            }
            case Received.Opened opened -> open(mail, opened);
            case Received.Broken(String why) -> hold(mail, why);
        }
    }

    private void open(Mail mail, Received.Opened opened) throws MessagingException, IOException {
        Spool.replace(mail, Spool.of(mail.getName(), out -> {
            OwnFields.write(opened.line(), out);
            try (InputStream in = opened.mail().open()) {
                HeaderWalk.copy(in, out, field -> SEALS.contains(field.name()) ? new byte[0] : field.bytes());
            }
        }));
        record("opened", mail, opened.details());
    }

    private static void copy(Content content, OutputStream out) throws IOException {
        try (InputStream in = content.open()) {
            in.transferTo(out);
        }
    }

    private void hold(Mail mail, String why) {
        VerdictAttributes.cannotOpen(mail, why);
        mail.setState(held);
    }

    private void record(String action, Mail mail, Map<String, String> details) throws IOException {
        Map<String, String> row = new TreeMap<>(details);
        row.put("recipients", Integer.toString(mail.getRecipients().size()));
        patience.with(() -> {
            audit.record("relay", action, MailIds.of(mail), row);
            return true;
        });
    }
}
