package org.postern.reader.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.KeyValuePair;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.gif.GifCommentDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people wrote into the metadata of a picture: titles, descriptions, comments and keywords. */
final class Captions {
    private static final List<Integer> EXIF = List.of(
            ExifDirectoryBase.TAG_IMAGE_DESCRIPTION,
            ExifDirectoryBase.TAG_USER_COMMENT,
            ExifDirectoryBase.TAG_WIN_TITLE,
            ExifDirectoryBase.TAG_WIN_COMMENT,
            ExifDirectoryBase.TAG_WIN_SUBJECT,
            ExifDirectoryBase.TAG_WIN_KEYWORDS);

    private static final List<Integer> IPTC = List.of(
            IptcDirectory.TAG_OBJECT_NAME,
            IptcDirectory.TAG_HEADLINE,
            IptcDirectory.TAG_CAPTION,
            IptcDirectory.TAG_KEYWORDS,
            IptcDirectory.TAG_SPECIAL_INSTRUCTIONS);

    private static final Set<String> XMP =
            Set.of("title", "description", "subject", "headline", "instructions", "usercomment", "label", "caption");

    /** PNG keywords under which programs write about themselves. */
    private static final Set<String> PROGRAMS = Set.of("software", "creation time", "xml", "raw profile type", "date");

    private final Set<String> texts = new LinkedHashSet<>();

    private Captions() {}

    /** Empty where they cannot be understood; whoever decodes the picture meets the damage. */
    static Metadata metadata(Path file) throws IOException {
        try {
            return ImageMetadataReader.readMetadata(file.toFile());
        } catch (ImageProcessingException none) {
            return new Metadata();
        }
    }

    /** Each once, however often it is said. */
    static List<String> of(Metadata metadata) {
        Captions captions = new Captions();
        for (Directory directory : metadata.getDirectories()) {
            captions.add(directory);
        }
        return List.copyOf(captions.texts);
    }

    private void add(Directory directory) {
        switch (directory) {
            case ExifDirectoryBase exif -> EXIF.forEach(tag -> add(exif.getDescription(tag)));
            case IptcDirectory iptc -> IPTC.forEach(tag -> add(iptc.getDescription(tag)));
            case JpegCommentDirectory jpeg -> add(jpeg.getString(JpegCommentDirectory.TAG_COMMENT));
            case GifCommentDirectory gif -> add(gif.getString(GifCommentDirectory.TAG_COMMENT));
            case XmpDirectory xmp -> xmp.getXmpProperties().forEach(this::xmp);
            case PngDirectory png -> png(png);
            default -> {}
        }
    }

    /** A path such as {@code dc:description[1]}, or {@code dc:description[1]/xml:lang}, which says the language. */
    private void xmp(String path, String value) {
        String name =
                path.replaceFirst("\\[\\d+]$", "").replaceFirst("^.*:", "").toLowerCase(Locale.ROOT);
        if (XMP.contains(name)) {
            add(value);
        }
    }

    private void png(PngDirectory png) {
        if (png.getObject(PngDirectory.TAG_TEXTUAL_DATA) instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof KeyValuePair pair && isByPeople(pair.getKey())) {
                    add(pair.getValue().toString());
                }
            }
        }
    }

    private static boolean isByPeople(String key) {
        return PROGRAMS.stream().noneMatch(key.toLowerCase(Locale.ROOT)::startsWith);
    }

    private void add(@Nullable String text) {
        String clean = text == null ? "" : text.replace('\0', ' ').strip();
        if (clean.codePoints().anyMatch(Character::isLetterOrDigit)) {
            texts.add(clean);
        }
    }
}
