package org.postern.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.postern.message.PartPath;
import org.postern.message.Place;
import org.postern.model.Finding;

/** Where in a mail something stands, in words; {@code files} are its files by part. */
public record Places(Map<PartPath, File> files) {
    static final String NAME = "name:";
    private static final int LONGEST_NAME = 60;

    /** Of a mail without files. */
    public static final Places NONE = new Places(Map.of());

    /**
     * One file.
     *
     * @param name as its sender wrote it, or empty
     * @param kind short name of its kind
     */
    public record File(String name, String kind) {}

    public Places {
        files = Map.copyOf(files);
    }

    /** The same that calls files by number whose names are themselves private. */
    Places without(Iterable<Finding> findings) {
        Map<PartPath, File> open = new HashMap<>(files);
        for (Finding finding : findings) {
            String part = finding.part().value();
            if (part.startsWith(NAME) && !Quotable.is(finding.category())) {
                open.computeIfPresent(
                        new PartPath(part.substring(NAME.length())), (p, file) -> new File("", file.kind()));
            }
        }
        return new Places(open);
    }

    /** "in the subject", "in the file list.pdf, page 2". */
    public String of(Finding finding) {
        String part = finding.part().value();
        if (finding.part().equals(PartPath.SUBJECT)) {
            return "in the subject";
        }
        if (part.equals("header")) {
            return "in the names of sender and recipients";
        }
        if (part.startsWith(NAME)) {
            return "in the name of " + file(new PartPath(part.substring(NAME.length())));
        }
        if (finding.part().equals(PartPath.ROOT)) {
            return "in the mail";
        }
        return isFile(finding.part()) ? "in " + file(finding.part()) + page(finding) : "in the text";
    }

    boolean isFile(PartPath part) {
        return files.containsKey(part) || part.value().contains("/");
    }

    String file(PartPath part) {
        File file = files.get(part);
        String name = file == null ? inside(part) : file.name();
        name = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return name.isEmpty()
                ? "the file in part " + part.value().replaceAll("/.*", "")
                : "the file " + name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** The text of a file in a file may have a path of its own. */
    private static String inside(PartPath part) {
        return part.value().substring(part.value().lastIndexOf('/') + 1);
    }

    private static String page(Finding finding) {
        OptionalInt page = finding.place().map(Place::page).orElse(OptionalInt.empty());
        return page.isPresent() ? ", page " + page.getAsInt() : "";
    }
}
