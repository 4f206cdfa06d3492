package org.postern.certs.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postern.certs.PrivateFile;

/**
 * Private keys in a token or hardware security module, by PKCS #11: they work there and never leave it. RSA PKCS #1 and
 * EC only; the JDK has no OAEP for tokens.
 */
public final class Token implements KeySource {
    private final TokenPlace place;
    private final Provider provider;
    private final KeyStore store;

    private Token(TokenPlace place, Provider provider, KeyStore store) {
        this.place = place;
        this.provider = provider;
        this.store = store;
    }

    /** Signs in with the PIN that is in the place's file. */
    public static Token open(TokenPlace place) throws IOException {
        if (!Files.isReadable(place.library())) {
            throw new IOException("There is no PKCS #11 library " + place.library() + "; install the token's software");
        }
        char[] pin = new String(PrivateFile.read(place.pinFile()), StandardCharsets.UTF_8)
                .strip()
                .toCharArray();
        try {
            Provider provider = provider(place);
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return new Token(place, provider, store);
        } catch (GeneralSecurityException | ProviderException | InvalidParameterException e) {
            throw failed(place, e);
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    private static IOException failed(TokenPlace place, Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new IOException(
                "The token in slot " + place.slot() + " of " + place.library() + " does not open: "
                        + cause.getMessage(),
                e);
    }

    // Among the JVM's providers, so that whoever opens or signs mail finds it by the key.
    private static Provider provider(TokenPlace place) throws IOException {
        String name = "SunPKCS11-" + place.name();
        Provider known = Security.getProvider(name);
        if (known != null) {
            return known;
        }
        Provider general = Security.getProvider("SunPKCS11");
        if (general == null) {
            throw new IOException("This Java has no PKCS #11 (module jdk.crypto.cryptoki)");
        }
        Provider provider = general.configure("--name=" + place.name() + "\nlibrary=" + place.library()
                + "\nslotListIndex=" + place.slot()
                + "\nattributes(*,CKO_PRIVATE_KEY,*)={\n  CKA_SENSITIVE=true\n  CKA_EXTRACTABLE=false\n}\n");
        Security.addProvider(provider);
        return provider;
    }

    /** What opens and signs with the keys. */
    public Provider provider() {
        return provider;
    }

    /** Puts a key in; from then on it is there alone. */
    public void add(String alias, KeyEntry entry) throws IOException {
        try {
            store.setKeyEntry(alias, entry.key(), null, entry.chain().toArray(X509Certificate[]::new));
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed(place, e);
        }
    }

    @Override
    public List<OwnKey> all() throws IOException {
        List<OwnKey> keys = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, null) instanceof PrivateKey key) {
                    List<X509Certificate> chain = Pkcs12.chain(store.getCertificateChain(alias));
                    keys.add(new OwnKey(
                            KeyFolder.addresses(chain.getFirst()),
                            key,
                            chain,
                            "slot " + place.slot() + " of " + place.library()));
                }
            }
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed(place, e);
        }
        return List.copyOf(keys);
    }
}
