package org.postern.inspect;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.postern.message.Box;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.policy.Evidence;
import org.postern.read.FileItem;
import org.postern.read.Sign;

/** What readers saw in files, as findings that rules can ask for. */
final class Signs {
    private static final Span NOWHERE = new Span(0, 0);
    private static final String CAMERA = "camera:";
    /** What publishers write into recordings (ID3 TCOP and TPRO, Vorbis COPYRIGHT). */
    private static final Pattern RIGHTS =
            Pattern.compile("(?i)\\([cp]\\)|[\u00a9\u2117]|copyright|all rights reserved");

    private Signs() {}

    /**
     * Nothing for what no rule has a use for, such as a drawing.
     *
     * @param illustrates whether the file stands inside a document, as pictures do that somebody looked up
     * @param inside whether it stands inside another file of any kind
     */
    static Optional<Finding> finding(FileItem item, Sign sign, boolean illustrates, boolean inside) {
        return category(sign.kind()).map(category -> {
            Confidence sure = onlyColours(item, sign) && illustrates ? Confidence.POSSIBLE : Confidence.CERTAIN;
            return new Finding(
                    category,
                    sure,
                    item.path(),
                    NOWHERE,
                    "reader",
                    marks(item, sign, inside),
                    sign.box().map(Signs::place));
        });
    }

    private static Set<String> marks(FileItem item, Sign sign, boolean inside) {
        Set<String> marks = new HashSet<>();
        if (inside) {
            marks.add("inside");
        }
        boolean recording = sign.kind() == Sign.Kind.SOUND || sign.kind() == Sign.Kind.FILM;
        if (recording
                && item.text().filter(t -> RIGHTS.matcher(t.text()).find()).isPresent()) {
            marks.add("copied");
        }
        sign.reasons().stream()
                .filter(reason -> reason.startsWith(CAMERA))
                .forEach(reason -> marks.add(
                        Evidence.CAMERA + reason.substring(CAMERA.length()).strip()));
        return marks;
    }

    /** A photograph without camera and people: somebody's own, or one from an encyclopedia. */
    private static boolean onlyColours(FileItem item, Sign sign) {
        return sign.kind() == Sign.Kind.PHOTOGRAPH
                && sign.reasons().stream().noneMatch(reason -> reason.startsWith("camera"))
                && item.signs().stream().noneMatch(other -> other.kind() == Sign.Kind.FACE);
    }

    private static Place place(Box box) {
        return new Place(NOWHERE, OptionalInt.empty(), Optional.empty(), Optional.of(box), OptionalInt.empty());
    }

    private static Optional<Category> category(Sign.Kind kind) {
        return switch (kind) {
            case PHOTOGRAPH -> Optional.of(Category.PHOTOGRAPH);
            case FACE -> Optional.of(Category.FACE);
            case LOCATION -> Optional.of(Category.PICTURE_LOCATION);
            case OWNER -> Optional.of(Category.PICTURE_OWNER);
            case SOUND -> Optional.of(Category.SOUND);
            case FILM -> Optional.of(Category.FILM);
            case MACRO -> Optional.of(Category.MACRO);
            case DISGUISED_KIND -> Optional.of(Category.DISGUISED_KIND);
            case SECOND_FILE -> Optional.of(Category.SECOND_FILE);
            case INDECENT -> Optional.of(Category.INDECENT);
            case DRAWING, SCREENSHOT, SCAN, UNKNOWN_PICTURE, REMOTE, QR_CODE -> Optional.empty();
        };
    }
}
