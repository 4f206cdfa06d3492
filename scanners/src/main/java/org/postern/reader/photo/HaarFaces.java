package org.postern.reader.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.postern.message.Box;
import org.postern.reader.ProcessFolder;

/**
 * Faces by OpenCV's Haar cascades: from the front, and where there is none, from the side. The libraries and the
 * cascades are loaded when the first picture is looked at.
 */
final class HaarFaces implements Faces {
    private static final double SCALE_STEP = 1.15;
    private static final int SMALLEST = 36;

    private final List<Cascade> cascades = new ArrayList<>();

    private record Cascade(CascadeClassifier classifier, int neighbours) {}

    @Override
    public List<Box> find(Scaled picture, boolean fromTheSide) {
        if (cascades.isEmpty()) {
            open();
        }
        byte[] grey = grey(picture);
        try (BytePointer bytes = new BytePointer(grey);
                Mat mat = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC1, bytes)) {
            for (Cascade cascade : cascades.subList(0, fromTheSide ? 2 : 1)) {
                List<Box> faces = find(cascade, mat);
                if (!faces.isEmpty()) {
                    return faces;
                }
            }
        }
        return List.of();
    }

    private static List<Box> find(Cascade cascade, Mat mat) {
        List<Box> faces = new ArrayList<>();
        try (RectVector found = new RectVector();
                Size smallest = new Size(SMALLEST, SMALLEST);
                Size largest = new Size()) {
            cascade.classifier().detectMultiScale(mat, found, SCALE_STEP, cascade.neighbours(), 0, smallest, largest);
            for (long i = 0; i < found.size(); i++) {
                try (Rect rect = found.get(i)) {
                    faces.add(new Box(rect.x(), rect.y(), rect.width(), rect.height()));
                }
            }
        }
        return faces;
    }

    /** The brightness, spread over the whole range: cascades look at differences (as cv::equalizeHist does). */
    private static byte[] grey(Scaled picture) {
        int[] pixels = picture.pixels();
        int[] counts = new int[256];
        for (int rgb : pixels) {
            counts[Scaled.brightness(rgb)]++;
        }
        byte[] levels = new byte[256];
        long sum = 0;
        for (int i = 0; i < levels.length; i++) {
            sum += counts[i];
            levels[i] = (byte) (255 * sum / pixels.length);
        }
        byte[] grey = new byte[pixels.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = levels[Scaled.brightness(pixels[i])];
        }
        return grey;
    }

    private void open() {
        System.setProperty(
                "org.bytedeco.javacpp.cachedir", ProcessFolder.orFail().toString());
        opencv_core.setNumThreads(1); // a reader has one core
        cascades.add(cascade("haarcascade_frontalface_alt2.xml", 5));
        cascades.add(cascade("haarcascade_profileface.xml", 6));
    }

    private static Cascade cascade(String name, int neighbours) {
        String resource = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/" + name;
        try {
            Path file = ProcessFolder.file(resource, name);
            return new Cascade(new CascadeClassifier(file.toString()), neighbours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts everything where it is loaded from; the library that does it, does it by loading it. */
    static void unpack() {
        new HaarFaces().open();
    }
}
