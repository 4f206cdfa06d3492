package org.postern.reader.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
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

    PictureWalk(OpenFile file, Session session, PictureEye eye, Ocr ocr) {
        this.file = file;
        this.session = session;
        this.eye = eye;
        this.ocr = ocr;
    }

    Seen over(PictureFile pictures) throws IOException, LimitReached {
        int orientation = Upright.orientation(file.bytes());
        int count = pictures.count();
        for (int i = 0; i < count && missing.isEmpty() && !isSuspected(); i++) {
            if (seen.size() == MOST) {
                missing = Optional.of("Only the first " + i + " of its " + count + " pictures were read.");
                break;
            }
            try {
                one(Upright.of(pictures.picture(i), orientation), page(count, i));
            } catch (LimitReached limit) {
                missing = Optional.of(limit.sentence());
            }
        }
        if (count < 1) {
            throw new IOException("no picture in it");
        }
        if (pictures.isDamaged()) {
            missing = Optional.of(file.called() + " is damaged; only part of the picture can be seen.");
        }
        return new Seen(reading(), text.of(file.path()), List.copyOf(signs));
    }

    private OptionalInt page(int count, int index) {
        return file.page().isEmpty() && count > 1 && file.kind().name().equals("tiff")
                ? OptionalInt.of(index + 1)
                : file.page();
    }

    private void one(BufferedImage stored, OptionalInt page) throws IOException, LimitReached {
        BufferedImage picture = Opaque.on(Color.WHITE, stored);
        Grey grey = Grey.of(picture);
        if (isRepeated(grey)) {
            return;
        }
        int before = text.length();
        List<Box> coded = codes(grey, page);
        ornament = coded.isEmpty() ? Ornament.reason(grey) : Optional.empty();
        if (ornament.isPresent()) {
            return;
        }
        List<Sign> looks = eye.look(file, picture);
        signs.addAll(looks);
        if (isSuspected()) {
            return;
        }
        session.check();
        boolean photograph = looks.stream().anyMatch(sign -> sign.kind() == Sign.Kind.PHOTOGRAPH);
        Ocr.Subject subject =
                new Ocr.Subject(grey, new Colours(picture), photograph || PhotoLike.test(picture), coded);
        Ocr.Writing writing = ocr.read(subject, session);
        writing.lines().forEach(line -> text.add(line, page));
        session.characters(text.length() - before);
        session.draw(file, picture, boxes(writing, looks));
        unread |= writing.unread();
        if (!writing.whole()) {
            missing = Optional.of("Reading the picture takes too long.");
        }
        session.check();
    }

    private static List<Box> boxes(Ocr.Writing writing, List<Sign> looks) {
        List<Box> boxes = new ArrayList<>();
        writing.lines().forEach(line -> line.words().forEach(word -> boxes.add(word.box())));
        looks.forEach(sign -> sign.box().ifPresent(boxes::add));
        return boxes;
    }

    private boolean isSuspected() {
        return signs.stream().anyMatch(sign -> sign.kind() == Sign.Kind.INDECENT);
    }

    /** Where codes stand. */
    private List<Box> codes(Grey grey, OptionalInt page) {
        List<Codes.Code> found = codes.read(grey);
        for (Codes.Code code : found) {
            text.add(code, page);
            if (code.isSquare()) {
                signs.add(new Sign(Sign.Kind.QR_CODE, List.of(), Optional.of(code.box())));
            }
        }
        return found.stream().map(Codes.Code::box).toList();
    }

    /** Frames that differ from one before by nothing that could be a letter are not read twice. */
    private boolean isRepeated(Grey grey) {
        Grey small = grey.shrunk(Math.max(1, Math.max(grey.width(), grey.height()) / 96));
        if (seen.stream().anyMatch(before -> before.resembles(small))) {
            return true;
        }
        seen.add(small);
        return false;
    }

    private Reading reading() {
        if (missing.isPresent()) {
            return new Reading.Partly(missing.orElseThrow());
        }
        if (ornament.isPresent() && seen.size() == 1) {
            return new Reading.Skipped(ornament.orElseThrow());
        }
        return unread
                ? new Reading.Unclear("The picture seems to hold writing that could not be read.")
                : Reading.WHOLE;
    }
}
