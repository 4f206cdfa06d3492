package org.postern.certs.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Authorities for tests, and their web server on loopback with revocation lists and an OCSP responder. */
public final class TestPki implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    static final int KEY_STOLEN = 1;

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
    private static final AtomicLong SERIAL = new AtomicLong(7000);

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();

    /** A certificate and its key. */
    public record Made(X509Certificate certificate, KeyPair pair) {}

    public TestPki() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::file);
        server.start();
    }

    /** Where the server is; a path follows. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public static KeyPair key(String name) {
        return KEYS.computeIfAbsent(name, ignored -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(name.startsWith("weak") ? 1024 : 2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static Made root(String name) {
        KeyPair pair = key("root " + name);
        return TestForm.authority(name).sign(new X500Principal("CN=" + name), pair, pair);
    }

    public static Made issue(Made issuer, TestForm form) {
        KeyPair pair = key(form.keyName());
        return form.sign(issuer.certificate().getSubjectX500Principal(), issuer.pair(), pair);
    }

    static BigInteger nextSerial() {
        return BigInteger.valueOf(SERIAL.incrementAndGet());
    }

    /** Publishes a list by {@code issuer} and answers its address. */
    public String publish(String path, Made issuer, Instant until, X509Certificate... revoked) {
        files.put(path, list(issuer, until, revoked));
        return url(path);
    }

    public void remove(String path) {
        files.remove(path);
    }

    public static byte[] list(Made issuer, Instant until, X509Certificate... revoked) {
        try {
            JcaX509v2CRLBuilder builder =
                    new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(until.minusSeconds(30 * 86_400)));
            builder.setNextUpdate(Date.from(until));
            for (X509Certificate certificate : revoked) {
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(NOW.minusSeconds(3 * 86_400)), KEY_STOLEN);
            }
            X509CRL list = new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withRSA")
                            .build(issuer.pair().getPrivate())));
            return list.getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers for {@code issuer} at {@code path}. */
    public String respond(String path, Made issuer) {
        server.createContext(path, exchange -> {
            questions.incrementAndGet();
            try (InputStream in = exchange.getRequestBody()) {
                byte[] question = exchange.getRequestMethod().equals("GET")
                        ? Base64.getDecoder()
                                .decode(exchange.getRequestURI().getPath().substring(path.length() + 1))
                        : in.readAllBytes();
                answer(exchange, 200, response(question, issuer));
            } catch (GeneralSecurityException | OCSPException | OperatorCreationException e) {
                throw new IOException(e);
            }
        });
        return url(path);
    }

    public void revoke(X509Certificate certificate) {
        revoked.put(certificate.getSerialNumber(), NOW.minusSeconds(3 * 86_400));
    }

    /** How often the responder was asked. */
    public int questions() {
        return questions.get();
    }

    private byte[] response(byte[] question, Made issuer)
            throws IOException, GeneralSecurityException, OCSPException, OperatorCreationException {
        OCSPReq request = new OCSPReq(question);
        BasicOCSPRespBuilder builder = new JcaBasicOCSPRespBuilder(
                issuer.pair().getPublic(),
                new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1));
        for (Req asked : request.getRequestList()) {
            Optional<Instant> at =
                    Optional.ofNullable(revoked.get(asked.getCertID().getSerialNumber()));
            CertificateStatus status =
                    at.isPresent() ? new RevokedStatus(Date.from(at.get()), KEY_STOLEN) : CertificateStatus.GOOD;
            Instant now = Instant.now(); // the JDK takes its own clock for responses, whatever date it is given
            builder.addResponse(
                    asked.getCertID(), status, Date.from(now.minusSeconds(60)), Date.from(now.plusSeconds(3600)), null);
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        var signer =
                new JcaContentSignerBuilder("SHA256withRSA").build(issuer.pair().getPrivate());
        return new OCSPRespBuilder()
                .build(OCSPRespBuilder.SUCCESSFUL, builder.build(signer, null, Date.from(Instant.now())))
                .getEncoded();
    }

    private void file(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getPath());
        answer(exchange, content == null ? 404 : 200, content == null ? new byte[0] : content);
    }

    private static void answer(HttpExchange exchange, int code, byte[] content) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(code, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
