package org.postern.relay.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringSubstitutor;
import org.postern.certs.ServerKey;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.relay.PrivateFiles;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.Listener;

/** Fills the ${...} of conf/james/*.xml from postern.yaml into HOME/run/conf, which is where James reads. */
public final class JamesFiles {
    private static final String LISTENERS = "smtpserver.xml";
    private static final String ROUTE = "mailetcontainer.xml";
    private static final List<String> NAMES = List.of(LISTENERS, ROUTE, "dnsservice.xml");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String KEY_STORE = "tls.key-store";
    private static final String KEY_PASSWORD = "tls.password";

    private JamesFiles() {}

    /** Files that are missing, are no XML, ask for a value that there is not, or would let mail pass unread. */
    public static List<ConfigProblem> problems(Settings settings) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (String name : NAMES) {
            Path path = settings.files().james().resolve(name);
            try {
                problems.addAll(problems(name, XmlFile.read(path), names(settings)));
            } catch (IOException e) {
                problems.add(ConfigProblem.whole(
                        path, "this file is missing or not UTF-8 text; copy it from the conf that ships"));
            }
        }
        return problems;
    }

    private static List<ConfigProblem> problems(String name, XmlFile file, Set<String> known) {
        List<ConfigProblem> problems = PLACE.matcher(file.text())
                .results()
                .filter(place -> !known.contains(place.group(1)))
                .map(place -> file.at(place.start(), Nearest.message("value", place.group(1), known)))
                .collect(Collectors.toCollection(ArrayList::new));
        file.root(problems)
                .ifPresent(root -> problems.addAll(
                        switch (name) {
                            case ROUTE -> MailRoute.problems(file, root);
                            case LISTENERS -> Listeners.problems(file, root);
                            default -> List.of();
                        }));
        return problems;
    }

    /** Writes the files, which have no problems, and answers the working directory for James. */
    public static Path render(Settings settings, ServerKey key, Path home) throws IOException {
        Path work = home.resolve("run");
        Path conf = Files.createDirectories(work.resolve("conf"));
        Map<String, String> values = values(settings);
        values.replaceAll((name, value) -> xml(value));
        values.put(KEY_STORE, key.keystore().toUri().toString().replaceFirst("^file:/+", "file:///"));
        values.put(KEY_PASSWORD, xml(new String(key.password())));
        StringSubstitutor places = new StringSubstitutor(values).setEnableUndefinedVariableException(true);
        for (String name : NAMES) {
            String text = Files.readString(settings.files().james().resolve(name));
            PrivateFiles.write(conf.resolve(name), places.replace(text));
        }
        return work;
    }

    private static Set<String> names(Settings settings) {
        Set<String> names = new TreeSet<>(values(settings).keySet());
        names.addAll(List.of(KEY_STORE, KEY_PASSWORD));
        return names;
    }

    private static Map<String, String> values(Settings settings) {
        Map<String, String> values = new HashMap<>();
        listener(values, "relay", settings.relay());
        listener(values, "submission", settings.submission());
        values.put("relay.trusted-networks", String.join(",", trusted(settings.relay())));
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
