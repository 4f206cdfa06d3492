package org.postern.relay.smime;

import java.io.IOException;
import java.util.List;
import org.postern.certs.cms.SchoolKey;
import org.postern.certs.cms.SchoolKeys;
import org.postern.certs.keys.KeySource;
import org.postern.certs.keys.OwnKey;

/** Those of the school's keys that mail may be encrypted for. */
public record MailKeys(KeySource keys) implements SchoolKeys {
    @Override
    public List<SchoolKey> all() throws IOException {
        return keys.all().stream()
                .filter(OwnKey::opens)
                .map(key -> new SchoolKey(key.key(), key.certificate()))
                .toList();
    }
}
