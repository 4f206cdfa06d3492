package org.postern.reader.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Box;
import org.postern.read.Sign;
import org.postern.reader.OpenFile;
import org.postern.reader.PictureEye;

/**
 * Says of a picture whether a camera took it, whom it shows, and what its metadata give away; cheap looks first. Where
 * the image classifier suspects it, that is all that is ever said.
 */
public final class Photographs implements PictureEye {
    /** System property of a reader: path of the properties file beside the school's own image classifier model. */
    public static final String CLASSIFIER = "postern.image-classifier";

    private static final int SIDE = 800;

    private final Faces faces;
    private final Optional<ImageClassifier> classifier;

    Photographs(Faces faces, Optional<ImageClassifier> classifier) {
        this.faces = faces;
        this.classifier = classifier;
    }

    /** With everything there is, and the image classifier if {@link #CLASSIFIER} names one. */
    public static Photographs standard() {
        return new Photographs(
                new HaarFaces(),
                Optional.ofNullable(System.getProperty(CLASSIFIER))
                        .map(Path::of)
                        .map(OnnxClassifier::new));
    }

    /** Puts the libraries where they are loaded from. */
    public static void unpack() {
        HaarFaces.unpack();
    }

    @Override
    public List<Sign> look(OpenFile file, BufferedImage upright) {
        try {
            if (classifier.isPresent() && classifier.get().judge(upright) == ImageClassifier.Band.SUSPECTED) {
                return List.of(Sign.of(Sign.Kind.INDECENT, "the school's image classifier suspects it"));
            }
            Origin origin = Origins.of(file.content());
            Scaled scaled = Scaled.of(upright, SIDE);
            Look first = new Look(origin, Colours.of(scaled), Surface.of(upright), 0, shape(upright));
            List<Box> found = faces.find(scaled, first.mayShowPeople()).stream()
                    .filter(face -> isReal(face, scaled))
                    .toList();
            List<Sign> signs = new ArrayList<>();
            signs.add(kind(first.withFaces(found.size())));
            found.forEach(face -> signs.add(face(face, scaled.factor())));
            signs.addAll(told(origin));
            return signs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the metadata of a picture or a film tell about people. */
    static List<Sign> told(Origin origin) {
        List<Sign> signs = new ArrayList<>();
        if (!origin.location().isEmpty()) {
            signs.add(new Sign(Sign.Kind.LOCATION, origin.location(), Optional.empty()));
        }
        if (!origin.owner().isEmpty()) {
            signs.add(new Sign(Sign.Kind.OWNER, origin.owner(), Optional.empty()));
        }
        return signs;
    }

    private static Shape shape(BufferedImage upright) {
        return new Shape(upright.getWidth(), upright.getHeight());
    }

    private static Sign kind(Look look) {
        Sign.Kind kind = look.kind();
        return new Sign(kind, look.reasons(kind), Optional.empty());
    }

    /** Skin has shades; a drawn face, or a pattern in writing that looks like one, has few. */
    private static boolean isReal(Box face, Scaled picture) {
        int[] pixels = picture.image().getRGB(face.x(), face.y(), face.width(), face.height(), null, 0, face.width());
        Colours colours = Colours.of(pixels);
        return colours.grey() > 3.2 && colours.distinct() > 0.05;
    }

    private static Sign face(Box face, double factor) {
        Box box = new Box((int) (face.x() * factor), (int) (face.y() * factor), (int) (face.width() * factor), (int)
                (face.height() * factor));
        return new Sign(Sign.Kind.FACE, List.of("looks like a face"), Optional.of(box));
    }
}
