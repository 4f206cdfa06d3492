package org.postern.relay;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookupFactory;
import org.postern.certs.ServerKey;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.Listener;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Fills the ${...} of conf/james/*.xml from postern.yaml into HOME/run/conf, which is where James reads. */
final class JamesFiles {
    private static final List<String> NAMES = List.of("smtpserver.xml", "mailetcontainer.xml", "dnsservice.xml");

    private JamesFiles() {}

    /** Writes the files and answers the working directory for James. */
    static Path render(Settings settings, ServerKey key, Path home) throws IOException, StartRefused {
        Path work = home.resolve("run");
        Path conf = Files.createDirectories(work.resolve("conf"));
        StringSubstitutor values = new StringSubstitutor(
                        StringLookupFactory.INSTANCE.mapStringLookup(values(settings, key)))
                .setEnableUndefinedVariableException(true);
        List<String> problems = new ArrayList<>();
        for (String name : NAMES) {
            Path source = settings.files().james().resolve(name);
            if (!Files.isReadable(source)) {
                problems.add(source + ":1:1: this file is missing; copy it from the conf that ships");
                continue;
            }
            String xml = values.replace(Files.readString(source));
            problem(source, xml).ifPresent(problems::add);
            PrivateFiles.write(conf.resolve(name), xml);
        }
        if (!problems.isEmpty()) {
            throw new StartRefused(problems);
        }
        return work;
    }

    /** James would answer with a stack trace that names neither file nor line. */
    private static Optional<String> problem(Path file, String xml) throws IOException {
        try {
            DocumentBuilder builder =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the usual one prints to standard error as well
            builder.parse(new InputSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXParseException e) {
            return Optional.of(file + ":" + e.getLineNumber() + ":" + e.getColumnNumber() + ": this is not XML: "
                    + e.getMessage());
        } catch (SAXException | ParserConfigurationException e) {
            return Optional.of(file + ":1:1: this cannot be read as XML: " + e.getMessage());
        }
    }

    private static Map<String, String> values(Settings settings, ServerKey key) throws IOException {
        Map<String, String> values = new HashMap<>();
        listener(values, "relay", settings.relay());
        listener(values, "submission", settings.submission());
        values.put("relay.trusted-networks", String.join(",", trusted(settings.relay())));
        values.put("tls.key-store", key.keystore().toUri().toString().replaceFirst("^file:/+", "file:///"));
        values.put("tls.password", xml(new String(key.password())));
        values.put("limits.message-size", settings.limits().messageSize() + "B");
        values.put("limits.attempts", Integer.toString(settings.limits().attempts()));
        values.put("limits.received", Integer.toString(settings.limits().received()));
        values.put("hello-name", "mail." + settings.school().domains().getFirst());
        values.put("postmaster", settings.school().postmaster().toString());
        values.put(
                "threads", Integer.toString(Math.max(8, 2 * Runtime.getRuntime().availableProcessors())));
        return values;
    }

    /** Nobody is trusted where the list is empty; James would trust nobody with an address that cannot connect. */
    private static List<String> trusted(Listener relay) {
        return relay.trustedNetworks().isEmpty() ? List.of("255.255.255.255/32") : relay.trustedNetworks();
    }

    private static void listener(Map<String, String> values, String name, Listener listener) {
        values.put(
                name + ".listen",
                listener.listen().getHostString() + ":" + listener.listen().getPort());
        values.put(name + ".connections", Integer.toString(listener.connections()));
        values.put(name + ".connections-per-address", Integer.toString(listener.connectionsPerAddress()));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
