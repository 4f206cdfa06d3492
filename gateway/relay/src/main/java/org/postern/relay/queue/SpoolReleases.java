package org.postern.relay.queue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.jdbi.v3.core.Handle;
import org.postern.inspect.Inspection;
import org.postern.inspect.MalwareScan;
import org.postern.mailets.MailIds;
import org.postern.mailets.MailView;
import org.postern.mailets.VerdictAttributes;
import org.postern.message.Address;
import org.postern.message.Direction;
import org.postern.message.Envelope.Origin;
import org.postern.model.Verdict;
import org.postern.store.Database;
import org.postern.store.quarantine.ReleaseQueue;
import org.postern.store.queue.MailRows;
import org.postern.store.queue.NewMail;

/**
 * Puts released mail into the spool, with state {@code release}, in the transaction that releases it; and what a person
 * decided not to release with state {@code declined}, so that its sender is told.
 */
public final class SpoolReleases implements ReleaseQueue {
    private static final String SPOOL = "spool";
    private static final String RELEASE = "release";
    private static final String DECLINED = "declined";
    private static final Pattern NAME = Pattern.compile("^Released-(H-[0-9A-Z]+)-.*");

    private final MailRows rows;
    private final MalwareScan scan;

    /** {@code scan} looks at every mail before it is queued. */
    public SpoolReleases(Database database, MalwareScan scan) {
        this.scan = scan;
        this.rows = new MailRows(database, "releases", Duration.ofMinutes(1), Integer.MAX_VALUE, parked -> {});
    }

    /** The item that a queued mail was released from, by its name, which is there even if nothing else can be read. */
    public static Optional<String> itemOf(String mailName) {
        return Optional.of(NAME.matcher(mailName)).filter(Matcher::matches).map(name -> name.group(1));
    }

    @Override
    public MalwareScan scan() {
        return scan;
    }

    @Override
    public void enqueue(Handle handle, Released released) throws IOException {
        enqueue(handle, released, RELEASE);
    }

    @Override
    public void decline(Handle handle, Released released) throws IOException {
        enqueue(handle, released, DECLINED);
    }

    private void enqueue(Handle handle, Released released, String state) throws IOException {
        MailImpl mail = mail(released, state);
        List<String> recipients =
                released.recipients().stream().map(Address::toString).toList();
        rows.enqueue(
                handle,
                SPOOL,
                new NewMail(
                        mail.getName(),
                        MailJson.write(mail),
                        mail.getMaybeSender().asString(""),
                        recipients,
                        released.body()),
                Duration.ZERO);
    }

    private static MailImpl mail(Released released, String state) throws IOException {
        try {
            MailImpl.Builder mail = MailImpl.builder()
                    .name("Released-" + released.id() + "-" + UUID.randomUUID())
                    .state(state)
                    .sender(sender(released));
            for (Address recipient : released.recipients()) {
                mail.addRecipient(new MailAddress(recipient.toString()));
            }
            MailImpl built = mail.build();
            released.inspection().ifPresent(inspection -> describe(built, inspection));
            if (state.equals(RELEASE)) {
                MailIds.release(built, released.id());
                VerdictAttributes.write(built, verdicts(released));
            }
            return built;
        } catch (AddressException e) {
            throw new IOException(released.id() + " has an address that cannot be written to", e);
        }
    }

    private static Map<Address, Verdict> verdicts(Released released) {
        return released.recipients().stream()
                .distinct()
                .collect(Collectors.toMap(
                        recipient -> recipient,
                        recipient -> released.onlyEncrypted().contains(recipient)
                                ? new Verdict.Encrypt()
                                : new Verdict.Deliver()));
    }

    /** What was decided when it was held, and whether it is the school's own. */
    private static void describe(MailImpl mail, Inspection inspection) {
        VerdictAttributes.write(mail, inspection);
        boolean own = inspection.decisions().stream().anyMatch(d -> d.direction() != Direction.INBOUND);
        Origin origin = own ? Origin.TRUSTED_NETWORK : Origin.OUTSIDE;
        mail.setAttribute(new Attribute(MailView.ORIGIN, AttributeValue.of(origin.name())));
    }

    private static MaybeSender sender(Released released) throws AddressException {
        return released.sender().isPresent()
                ? MaybeSender.of(new MailAddress(released.sender().get().toString()))
                : MaybeSender.nullSender();
    }
}
