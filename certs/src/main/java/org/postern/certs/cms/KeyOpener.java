package org.postern.certs.cms;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;

/** Finds the recipient infos that are for a key of the school, and unwraps the content's key. */
final class KeyOpener {
    private interface Unwrap {
        UnwrappedKey with(SchoolKey key) throws GeneralSecurityException, CMSException;
    }

    /** The content's key, whatever cipher it is for, and how it was wrapped. */
    record UnwrappedKey(SecretKey key, String method) {
        static UnwrappedKey of(byte[] bytes, String method) {
            return new UnwrappedKey(new SecretKeySpec(bytes, "AES"), method);
        }
    }

    private record Entry(ASN1Encodable id, Unwrap unwrap) {}

    private static final int MOST_TRIES = 10; // each costs milliseconds, and a mail could name a key ten thousand times

    private final List<Entry> entries = new ArrayList<>();
    private final AlgorithmIdentifier content;

    KeyOpener(Envelope envelope) {
        content = envelope.algorithm();
        envelope.recipients()
                .forEach(info -> add(RecipientInfo.getInstance(info).getInfo()));
    }

    private void add(ASN1Encodable info) {
        if (info instanceof KeyTransRecipientInfo transport) {
            entries.add(new Entry(
                    RecipientMatch.of(transport.getRecipientIdentifier()),
                    key -> RsaUnwrap.open(key.key(), transport)));
        } else if (info instanceof KeyAgreeRecipientInfo agreement) {
            for (ASN1Encodable element : agreement.getRecipientEncryptedKeys()) {
                RecipientEncryptedKey wrapped = RecipientEncryptedKey.getInstance(element);
                entries.add(new Entry(
                        RecipientMatch.of(wrapped.getIdentifier()),
                        key -> EcUnwrap.open(key, agreement, wrapped.getEncryptedKey(), content)));
            }
        }
    }

    List<String> recipients() {
        return entries.stream().map(e -> RecipientMatch.inWords(e.id())).toList();
    }

    boolean isFor(List<SchoolKey> keys) {
        return keys.stream()
                .anyMatch(k -> entries.stream().anyMatch(e -> RecipientMatch.names(e.id(), k.certificate())));
    }

    /** The first key of the right length that any of the school's keys gives. */
    Optional<ContentKey> open(List<SchoolKey> keys, int length) {
        int tries = 0;
        for (SchoolKey key : keys) {
            for (Entry entry : entries) {
                if (RecipientMatch.names(entry.id(), key.certificate()) && tries++ < MOST_TRIES) {
                    Optional<ContentKey> opened = open(entry, key);
                    if (opened.filter(k -> k.key().getEncoded().length == length)
                            .isPresent()) {
                        return opened;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ContentKey> open(Entry entry, SchoolKey key) {
        X509Certificate certificate = key.certificate();
        try {
            UnwrappedKey unwrapped = entry.unwrap().with(key);
            return Optional.of(new ContentKey(unwrapped.key(), certificate, unwrapped.method()));
        } catch (GeneralSecurityException | CMSException | RuntimeException wrongKey) { // the next may fit
            return Optional.empty();
        }
    }
}
