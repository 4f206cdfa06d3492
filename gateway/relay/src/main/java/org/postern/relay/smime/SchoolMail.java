package org.postern.relay.smime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.postern.certs.CertificateBook;
import org.postern.certs.cms.DecryptOutcome;
import org.postern.certs.cms.MailSource;
import org.postern.certs.cms.RestoredMail;
import org.postern.certs.cms.SchoolKey;
import org.postern.certs.cms.SchoolKeys;
import org.postern.certs.cms.SmimeDecryptor;
import org.postern.certs.cms.SmimeKind;
import org.postern.certs.cms.SmimeVerifier;
import org.postern.certs.cms.VerifyOutcome;
import org.postern.mailets.Opening;
import org.postern.mailets.Received;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Message;
import org.postern.relay.OneTimeFile;

/** Opens with the school's keys, and checks signatures on the outside and on what was opened. */
public final class SchoolMail implements Opening {
    private final KeyOwners owners;
    private final Signers signers;
    private final Path scratch;
    private final SmimeVerifier verifier = new SmimeVerifier();

    public SchoolMail(SchoolKeys keys, CertificateBook book, Path scratch, InstantSource clock) {
        this.owners = new KeyOwners(keys);
        this.signers = new Signers(book, clock);
        this.scratch = scratch;
    }

    @Override
    public List<Share> receive(Content mail, List<Address> recipients) throws IOException {
        SmimeKind kind;
        try (InputStream in = mail.open()) {
            kind = SmimeKind.of(in);
        }
        return switch (kind) {
            case NONE, UNSUPPORTED -> List.of(new Share(recipients, new Received.AsItCame()));
            case SIGNED_DETACHED, SIGNED_OPAQUE -> List.of(new Share(recipients, signed(mail)));
            case ENCRYPTED -> encrypted(mail, recipients);
        };
    }

    private List<Share> encrypted(Content mail, List<Address> recipients) throws IOException {
        List<Share> shares = new ArrayList<>();
        for (Map.Entry<List<SchoolKey>, List<Address>> group :
                owners.groups(recipients).entrySet()) {
            shares.add(new Share(group.getValue(), opened(mail, group.getKey())));
        }
        return shares;
    }

    private Received signed(Content mail) throws IOException {
        Signers.Said said = said(mail::open, mail);
        return said.broken().isPresent()
                ? new Received.Broken(said.broken().get())
                : new Received.Verified(said.words(), Map.of("signature", said.words()));
    }

    private Received opened(Content mail, List<SchoolKey> keys) throws IOException {
        if (keys.isEmpty()) {
            return new Received.AsItCame();
        }
        Path entity = scratch.resolve("opened-" + UUID.randomUUID());
        try (InputStream in = mail.open()) {
            return switch (new SmimeDecryptor(() -> keys).decrypt(in, entity)) {
                case DecryptOutcome.NotForUs others -> new Received.AsItCame();
                case DecryptOutcome.Damaged(String reason) -> new Received.Broken(reason);
                case DecryptOutcome.Opened opened -> restored(mail, opened);
            };
        } finally {
            Files.deleteIfExists(entity);
        }
    }

    private Received restored(Content mail, DecryptOutcome.Opened opened) throws IOException {
        Signers.Said said = said(() -> Files.newInputStream(opened.file()), mail);
        if (said.broken().isPresent()) {
            return new Received.Broken(said.broken().get());
        }
        boolean mayBeChanged = !opened.algorithms().authenticated() && !said.verified();
        String line =
                Message.OPENED + "; came encrypted (" + opened.algorithms().content() + "); " + said.words()
                        + (mayBeChanged ? "; nothing would show a change made on the way" : "");
        Map<String, String> details = new TreeMap<>();
        details.put("cipher", opened.algorithms().content());
        details.put("key", opened.algorithms().key());
        details.put("signature", said.words());
        Path whole = scratch.resolve("restored-" + UUID.randomUUID());
        try (InputStream in = mail.open();
                OutputStream out = Files.newOutputStream(whole)) {
            RestoredMail.write(in, opened.file(), out);
        }
        return new Received.Opened(new OneTimeFile(whole), line, details);
    }

    private Signers.Said said(MailSource source, Content mail) throws IOException {
        Path content = scratch.resolve("signed-" + UUID.randomUUID());
        try {
            VerifyOutcome outcome = verifier.verify(source, content);
            return signers.about(outcome, Authors.of(mail));
        } finally {
            Files.deleteIfExists(content);
        }
    }
}
