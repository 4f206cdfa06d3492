package org.postern.relay.settings;

import java.lang.reflect.RecordComponent;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.read.FileLimits;

/** The settings in effect, one key a line. Secrets are not in it: settings hold only the files they are in. */
public final class SettingsText {
    private SettingsText() {}

    /** Keys as in postern.yaml, with dots, to values. */
    public static Map<String, String> of(Settings settings) {
        Map<String, String> lines = new LinkedHashMap<>();
        write("", settings, lines);
        return lines;
    }

    private static void write(String key, Object value, Map<String, String> lines) {
        switch (value) {
            case Address address -> lines.put(key, address.toString());
            case FileLimits limits -> limits(key.substring(0, key.lastIndexOf('.')), limits, lines);
            case Record section -> {
                for (RecordComponent component : section.getClass().getRecordComponents()) {
                    write(join(key, kebab(component.getName())), component(section, component), lines);
                }
            }
            case Optional<?> maybe -> maybe.ifPresent(present -> write(key, present, lines));
            case Map<?, ?> map -> map.forEach((name, entry) -> write(join(key, name.toString()), entry, lines));
            case Collection<?> list
            when list.stream().anyMatch(Record.class::isInstance) -> {
                int number = 1;
                for (Object item : list) {
                    write(join(key, Integer.toString(number++)), item, lines);
                }
            }
            case InetSocketAddress address ->
                lines.put(key, address.getAddress().getHostAddress() + ":" + address.getPort());
            case UnixDomainSocketAddress socket -> lines.put(key, "unix:" + socket);
            case Enum<?> choice -> lines.put(key, Kind.label(choice));
            default -> lines.put(key, value.toString());
        }
    }

    /** They stand right in their section, under names for administrators. */
    private static void limits(String section, FileLimits limits, Map<String, String> lines) {
        lines.put(join(section, "unpacked-size"), Long.toString(limits.bytes()));
        lines.put(join(section, "depth"), Integer.toString(limits.depth()));
        lines.put(join(section, "files"), Integer.toString(limits.items()));
        lines.put(join(section, "pages"), Integer.toString(limits.pages()));
        lines.put(join(section, "megapixels"), Long.toString(limits.pixels() / 1_000_000));
        lines.put(join(section, "characters"), Integer.toString(limits.characters()));
        lines.put(join(section, "file-time"), limits.fileTime().toString());
        lines.put(join(section, "cpu-time"), limits.cpuTime().toString());
    }

    private static Object component(Record section, RecordComponent component) {
        try {
            return component.getAccessor().invoke(section);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record cannot be read", e);
        }
    }

    private static String join(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
