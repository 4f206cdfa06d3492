package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

/** A file of one or more pictures that are decoded one after the other, as far as they are whole. */
final class PictureFile implements Closeable {
    private final ImageReader reader;
    private final ImageInputStream in;
    private final String kind;
    private final Session session;
    private final Optional<WebpFrames> frames;
    private Optional<Film> film = Optional.empty();
    private boolean damaged;

    private PictureFile(
            ImageReader reader, ImageInputStream in, String kind, Optional<WebpFrames> frames, Session session) {
        this.reader = reader;
        this.frames = frames;
        this.in = in;
        this.kind = kind;
        this.session = session;
        reader.setInput(in);
        reader.addIIOReadWarningListener((source, warning) -> damaged |= isDamage(warning));
    }

    static PictureFile open(Path file, String kind, Session session) throws IOException {
        Optional<WebpFrames> frames = kind.equals("webp")
                ? Optional.of(WebpFrames.of(file)).filter(all -> !all.places().isEmpty())
                : Optional.empty();
        return new PictureFile(decoder(kind), new FileImageInputStream(file.toFile()), kind, frames, session);
    }

    /** Of several the one of the JDK or TwelveMonkeys; JAI's old ones are no longer kept well. */
    private static ImageReader decoder(String kind) throws IIOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.equals("jpg") ? "jpeg" : kind);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (!reader.getClass().getName().startsWith("com.github.jaiimageio")) {
                return reader;
            }
        }
        throw new IIOException("no decoder for " + kind);
    }

    /** The decoder of the JDK warns of cut-off data, and of much that harms nobody. */
    private static boolean isDamage(String warning) {
        String w = warning.toLowerCase(Locale.ROOT);
        return w.contains("premature") || (w.contains("corrupt jpeg data") && !w.contains("extraneous"));
    }

    int count() throws IOException {
        if (kind.equals("jpg")) {
            return 1; // what stands after its end is a file by itself; to look for it costs more than to decode this
        }
        int count = reader.getNumImages(true);
        if (count < 1) {
            throw new IIOException("no picture in it");
        }
        return count;
    }

    /** Whether what was decoded is not all that was there. */
    boolean isDamaged() {
        return damaged;
    }

    /** The next picture; of a damaged one, what could be decoded. They are asked for one by one, from 0. */
    BufferedImage picture(int index) throws IOException, LimitReached {
        BufferedImage stored = stored(index);
        if (frames.isPresent()) {
            List<WebpFrames.Place> places = frames.get().places();
            WebpFrames.Place place = places.get(Math.min(index, places.size() - 1));
            return film().show(stored, place.x(), place.y(), place.blends(), place.after());
        }
        if (!kind.equals("gif")) {
            return stored;
        }
        GifFrame frame = GifFrame.of(reader, index);
        return film().show(stored, frame.x(), frame.y(), true, frame.after());
    }

    private Film film() throws IOException, LimitReached {
        if (film.isEmpty()) {
            int[] screen = frames.isPresent()
                    ? new int[] {frames.get().width(), frames.get().height()}
                    : GifFrame.screen(reader);
            session.picture(screen[0], screen[1]);
            film = Optional.of(new Film(screen[0], screen[1]));
        }
        return film.orElseThrow();
    }

    private BufferedImage stored(int index) throws IOException, LimitReached {
        int width = reader.getWidth(index);
        int height = reader.getHeight(index);
        session.picture(width, height);
        session.check();
        ImageReadParam param = reader.getDefaultReadParam();
        ImageTypeSpecifier type = reader.getImageTypes(index).next();
        BufferedImage canvas = type.createBufferedImage(width, height);
        param.setDestination(canvas);
        try {
            return reader.read(index, param);
        } catch (IOException | RuntimeException cut) { // decoders throw anything at damaged pictures
            damaged = true;
            return canvas;
        }
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
