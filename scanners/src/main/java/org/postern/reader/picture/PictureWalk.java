package org.postern.reader.picture;

import com.drew.metadata.Metadata;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.postern.message.Box;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.PictureEye;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Goes over the pictures of one file: pages of a TIFF, frames of a moving picture, or just one. */
final class PictureWalk {
    /** Frames of a moving picture that differ. */
    private static final int MOST = 20;

    /** For one picture, however much there is on it. */
    private static final Duration TIME = Duration.ofSeconds(20);

    private static final Set<Sign.Kind> KINDS = EnumSet.of(
            Sign.Kind.PHOTOGRAPH, Sign.Kind.DRAWING, Sign.Kind.SCREENSHOT, Sign.Kind.SCAN, Sign.Kind.UNKNOWN_PICTURE);

    /** A sheet of paper has this many words that are surely read, in percent, and this share of it is covered. */
    private static final int WORDS = 12;

    private static final int SURE = 80;
    private static final double COVERED = 0.03;

    private final OpenFile file;
    private final Session session;
    private final PictureEye eye;
    private final Ocr ocr;
    private final Codes codes = new Codes();
    private final PictureText text = new PictureText();
    private final Set<Sign> signs = new LinkedHashSet<>();
    private final List<Grey> seen = new ArrayList<>();
    private Optional<String> ornament = Optional.empty();
    private Optional<String> missing = Optional.empty();
    private boolean unread;
    private boolean unreadCode;

    PictureWalk(OpenFile file, Session session, PictureEye eye, Ocr ocr) {
        this.file = file;
        this.session = session;
        this.eye = eye;
        this.ocr = ocr;
    }

    Seen over(PictureFile pictures) throws IOException, LimitReached {
        Metadata metadata = Captions.metadata(file.bytes());
        int orientation = Upright.orientation(metadata);
        int count = pictures.count();
        for (int i = 0; i < count && missing.isEmpty() && !isSuspected(); i++) {
            try {
                one(pictures.picture(i), orientation, page(count, i));
            } catch (LimitReached limit) {
                missing = Optional.of(limit.sentence(file));
            } catch (IOException cut) {
                if (seen.isEmpty()) {
                    throw cut;
                }
                missing = damage();
            }
        }
        if (pictures.isDamaged() || Ending.isMissing(file.bytes(), file.kind().name())) {
            missing = damage();
        } else if (Ending.isMoving(file.bytes(), file.kind().name()) && count == 1 && missing.isEmpty()) {
            missing = Optional.of(file.called() + " is a moving picture, of which only the first one was read.");
        }
        if (!isSuspected()) {
            captions(metadata);
        }
        return new Seen(reading(), text.of(file.path()), List.copyOf(signs));
    }

    private void captions(Metadata metadata) {
        int before = text.length();
        try {
            Captions.of(metadata).forEach(caption -> text.caption(caption, file.page()));
            session.characters(text.length() - before);
        } catch (LimitReached limit) {
            missing = Optional.of(limit.sentence(file));
        }
    }

    private Optional<String> damage() {
        return Optional.of(file.called() + " is damaged; only part of the picture can be seen.");
    }

    private OptionalInt page(int count, int index) {
        return file.page().isEmpty() && count > 1 && file.kind().name().equals("tiff")
                ? OptionalInt.of(index + 1)
                : file.page();
    }

    private void one(BufferedImage stored, int orientation, OptionalInt page) throws IOException, LimitReached {
        for (BufferedImage view : Opaque.views(stored)) {
            BufferedImage upright = Upright.of(view, orientation);
            Grey grey = Grey.of(upright);
            Grey small = grey.shrunk(Math.max(1, Math.max(grey.width(), grey.height()) / 96));
            if (seen.stream().anyMatch(before -> before.resembles(small))) {
                continue; // frames that differ by nothing that could be a letter are not read twice
            }
            if (seen.size() == MOST) {
                throw new LimitReached("it holds more than " + MOST + " different pictures");
            }
            seen.add(small);
            view(upright, grey, page);
        }
    }

    private void view(BufferedImage picture, Grey grey, OptionalInt page) throws IOException, LimitReached {
        int before = text.length();
        List<Box> coded = codes(grey, page);
        ornament = coded.isEmpty() ? Ornament.reason(grey) : Optional.empty();
        if (ornament.isEmpty()) {
            boolean photograph = look(picture) || PhotoLike.test(picture);
            if (isSuspected()) {
                return;
            }
            session.check();
            Ocr.Writing writing = writing(picture, grey, photograph, coded);
            text.add(writing.lines(), page);
            if (isWork(picture, writing)) {
                paper();
            }
            session.draw(file, picture, boxes(writing, coded));
            unread |= writing.isUnclear();
            if (!writing.whole()) {
                missing = Optional.of(file.called() + " could not be read whole: reading takes too long.");
            }
        }
        session.characters(text.length() - before);
        session.check();
    }

    private Ocr.Writing writing(BufferedImage picture, Grey grey, boolean photograph, List<Box> coded)
            throws IOException, LimitReached {
        Box part = photograph || !coded.isEmpty() ? grey.all() : Margins.inside(picture);
        Deadline deadline = Deadline.in(TIME);
        if (part.equals(grey.all())) {
            return ocr.read(new Ocr.Subject(grey, new Colours(picture), photograph, coded, deadline), session);
        }
        Grey cut = grey.cut(part.x(), part.y(), part.width(), part.height());
        Colours colours = new Colours(Margins.cut(picture, part));
        return ocr.read(new Ocr.Subject(cut, colours, false, List.of(), deadline), session)
                .moved(part.x(), part.y());
    }

    /** Whether it is a photograph. What kind of picture it is, the first of a file says. */
    private boolean look(BufferedImage picture) {
        List<Sign> looks = eye.look(file, picture);
        boolean isFirst = signs.stream().noneMatch(sign -> KINDS.contains(sign.kind()));
        looks.stream().filter(sign -> isFirst || !KINDS.contains(sign.kind())).forEach(signs::add);
        return looks.stream().anyMatch(sign -> sign.kind() == Sign.Kind.PHOTOGRAPH);
    }

    /** Whether a photograph without people shows so much writing that it is one of a sheet of paper or a screen. */
    private boolean isWork(BufferedImage picture, Ocr.Writing writing) {
        List<Word> sure = writing.lines().stream()
                .flatMap(line -> line.words().stream())
                .filter(word -> word.confidence() >= SURE && word.text().length() > 1)
                .toList();
        double covered = sure.stream()
                .mapToDouble(word -> (double) word.box().width() * word.box().height())
                .sum();
        return sure.size() >= WORDS
                && covered >= COVERED * picture.getWidth() * picture.getHeight()
                && signs.stream().noneMatch(sign -> sign.kind() == Sign.Kind.FACE);
    }

    private void paper() {
        List<Sign> photographs = signs.stream()
                .filter(sign -> sign.kind() == Sign.Kind.PHOTOGRAPH)
                .toList();
        photographs.forEach(photograph -> {
            signs.remove(photograph);
            List<String> reasons = new ArrayList<>(photograph.reasons());
            reasons.add("writing all over it");
            signs.add(new Sign(Sign.Kind.SCAN, reasons, Optional.empty()));
        });
    }

    private List<Box> boxes(Ocr.Writing writing, List<Box> coded) {
        List<Box> boxes = new ArrayList<>(coded);
        writing.lines().forEach(line -> line.words().forEach(word -> boxes.add(word.box())));
        signs.forEach(sign -> sign.box().ifPresent(boxes::add));
        return boxes;
    }

    private boolean isSuspected() {
        return signs.stream().anyMatch(sign -> sign.kind() == Sign.Kind.INDECENT);
    }

    /** Where codes stand. */
    private List<Box> codes(Grey grey, OptionalInt page) {
        Codes.Found found = codes.read(grey);
        unreadCode |= found.unread();
        for (Codes.Code code : found.codes()) {
            text.add(code, page);
            if (code.isSquare()) {
                signs.add(new Sign(Sign.Kind.QR_CODE, List.of(), Optional.of(code.box())));
            }
        }
        return found.codes().stream().map(Codes.Code::box).toList();
    }

    private Reading reading() {
        if (missing.isPresent()) {
            return new Reading.Partly(missing.orElseThrow());
        }
        if (unreadCode) {
            return new Reading.Unclear(file.called() + " shows a QR code that could not be read.");
        }
        if (ornament.isPresent() && seen.size() == 1) {
            return new Reading.Skipped(file.called() + " " + ornament.orElseThrow());
        }
        return unread
                ? new Reading.Unclear(file.called() + " seems to hold writing that could not be read.")
                : Reading.WHOLE;
    }
}
