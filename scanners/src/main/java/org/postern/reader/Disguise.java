package org.postern.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.read.FileKind;
import org.postern.read.FileKind.Group;
import org.postern.read.FileKinds;
import org.postern.read.Sign;

/** Whether a name promises another kind of file than it is. */
final class Disguise {
    /** Which programs open for each other without a person noticing; people rename such files in good faith. */
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("doc", "docx", "docm", "rtf", "odt", "wordml", "flatopc"),
            Set.of("xls", "xlsx", "xlsm", "ods", "csv", "txt", "excelml"),
            Set.of("xml", "wordml", "excelml", "flatopc"),
            Set.of("ppt", "pptx", "flatopc"),
            Set.of("ppt", "pptx", "pptm", "odp"),
            Set.of("pages", "numbers", "key"),
            Set.of("p7m", "p7s"),
            Set.of("doc", "xls", "html"), // registers and web sites save a page so that Office opens it
            Set.of("txt", "csv", "html", "xml", "json", "svg", "ics", "vcf", "eml", "mbox", "pgp", "rtf"));

    /** Files that are ZIP files too, so that the name does not lie. */
    private static final Set<String> ZIPPED =
            Set.of("docx", "xlsx", "pptx", "odt", "ods", "odp", "odg", "epub", "pages", "numbers", "key", "ggb", "sb3");

    private static final Set<String> OFFICE = Set.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp");

    /** Files that bear the name of the one they stand beside. */
    private static final Set<String> BESIDE = Set.of("owner", "applefile");

    private Disguise() {}

    static Optional<Sign> of(OpenFile file) {
        FileKind promised = FileKinds.named(file.name());
        if (file.name().filter(FileKinds::isTurned).isPresent()) {
            return Optional.of(Sign.of(Sign.Kind.DISGUISED_KIND, "its name is written to be read in the wrong order"));
        }
        return isHonest(promised, file.kind())
                ? Optional.empty()
                : Optional.of(Sign.of(
                        Sign.Kind.DISGUISED_KIND,
                        "named " + promised.name(),
                        "is "
                                + (isNamed(file.kind())
                                        ? file.kind().name()
                                        : file.kind().mediaType())));
    }

    private static boolean isNamed(FileKind kind) {
        return !kind.name().equals("unknown");
    }

    private static boolean isHonest(FileKind promised, FileKind found) {
        boolean told =
                isNamed(promised) && (isNamed(found) || !found.mediaType().equals("application/octet-stream"));
        return !told
                || BESIDE.contains(found.name())
                || promised.name().equals(found.name())
                || ALIKE.stream().anyMatch(set -> set.contains(promised.name()) && set.contains(name(found)))
                || family(promised).equals(family(found))
                || (promised.name().equals("zip") && ZIPPED.contains(found.name()))
                || (isAnyOffice(found) && OFFICE.contains(promised.name()));
    }

    /** Locked with a password all of them look the same; with macros in an old one they are not told apart. */
    private static boolean isAnyOffice(FileKind found) {
        return found.mediaType().equals("application/x-tika-ooxml-protected")
                || found.name().equals("docm");
    }

    /** Text of a kind that has no name here is text. */
    private static String name(FileKind kind) {
        boolean text = kind.group() == Group.TEXT || kind.mediaType().endsWith("xml");
        return !isNamed(kind) && text ? "txt" : kind.name();
    }

    /** Pictures are pictures whatever their kind; sound and film share containers; archives are opened by content. */
    private static String family(FileKind kind) {
        return switch (kind.group()) {
            case PICTURE -> "picture";
            case AUDIO, VIDEO -> "recording";
            case ARCHIVE -> "archive";
            case TEXT, DOCUMENT, MAIL, EXECUTABLE, SCRIPT, ENCRYPTED, OTHER -> kind.name();
        };
    }
}
