package org.postern.relay.cli;

import java.util.EnumMap;
import java.util.Map;
import org.postern.model.Category;
import org.postern.relay.VirusScanner;
import org.postern.relay.settings.Settings;

/** What nothing looks for, because the part that would is off, with what to do about it. */
final class PartsOff {
    private PartsOff() {}

    static Map<Category, String> of(Settings settings) {
        Map<Category, String> off = new EnumMap<>(Category.class);
        if (VirusScanner.find(settings).isEmpty()) {
            off.put(
                    Category.MALWARE,
                    "it needs the virus scanner, which is off; name a clamd as malware.clamd in postern.yaml");
        }
        if (settings.classifier().isEmpty()) {
            off.put(
                    Category.INDECENT,
                    "it needs the image classifier, which is off; set up classifier in postern.yaml");
        }
        return off;
    }
}
