package org.postern.reader.photo;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.KeyValuePair;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.message.Content;

/** Reads EXIF, XMP, IPTC and PNG text of pictures in any format, and makes an {@link Origin} of it. */
final class Origins {
    private static final int LONGEST = 60;
    private static final Pattern SCANNER = Pattern.compile(
            "(?i)scan|\\blide\\b|perfection|workcentre|officejet|laserjet|imagerunner|bizhub|mfc-|\\bfi-\\d|aficio");

    private final Set<String> location = new LinkedHashSet<>();
    private final Set<String> owner = new LinkedHashSet<>();
    private String make = "";
    private String model = "";
    private boolean exposed;
    private boolean screen;

    private Origins() {}

    /** Nothing is known of a file that cannot be understood; whoever decodes the picture meets the damage. */
    static Origin of(Content content) throws IOException {
        try (InputStream in = new BufferedInputStream(content.open())) {
            return of(ImageMetadataReader.readMetadata(in, content.size()));
        } catch (ImageProcessingException damaged) {
            return Origin.UNKNOWN;
        }
    }

    static Origin of(Metadata metadata) {
        Origins origins = new Origins();
        for (Directory directory : metadata.getDirectories()) {
            origins.add(directory);
        }
        return origins.origin();
    }

    private Origin origin() {
        String named = camera(make, model);
        Optional<String> camera = named.isEmpty() && exposed ? Optional.of("unknown make") : Optional.of(named);
        return new Origin(
                camera.filter(c -> !c.isEmpty()),
                SCANNER.matcher(named).find() && !exposed,
                screen,
                List.copyOf(location),
                List.copyOf(owner));
    }

    /** One name of what two fields say, where the model often repeats the make. */
    static String camera(String make, String model) {
        String cleanMake = clean(make);
        String cleanModel = clean(model);
        boolean repeated = cleanModel.toLowerCase(Locale.ROOT).startsWith(cleanMake.toLowerCase(Locale.ROOT));
        return (repeated ? cleanModel : cleanMake + " " + cleanModel).strip();
    }

    private void add(Directory directory) {
        switch (directory) {
            case GpsDirectory gps -> gps(gps);
            case ExifDirectoryBase exif -> exif(exif);
            case CanonMakernoteDirectory canon ->
                owner("camera's own notes", canon.getString(CanonMakernoteDirectory.TAG_CANON_OWNER_NAME));
            case IptcDirectory iptc -> iptc(iptc);
            case XmpDirectory xmp -> xmp(xmp.getXmpProperties());
            case PngDirectory png -> png(png);
            default -> {}
        }
    }

    /** A camera that does not know writes nothing, or only zeroes. */
    private void gps(GpsDirectory gps) {
        for (int tag : List.of(GpsDirectory.TAG_LATITUDE, GpsDirectory.TAG_LONGITUDE)) {
            Rational[] degrees = gps.getRationalArray(tag);
            if (gps.containsTag(tag)
                    && (degrees == null || Arrays.stream(degrees).anyMatch(part -> part.getNumerator() != 0))) {
                location.add("position in EXIF");
            }
        }
    }

    private void exif(ExifDirectoryBase exif) {
        make = first(make, exif.getString(ExifDirectoryBase.TAG_MAKE));
        model = first(model, exif.getString(ExifDirectoryBase.TAG_MODEL));
        exposed |= exif.containsTag(ExifDirectoryBase.TAG_EXPOSURE_TIME)
                || exif.containsTag(ExifDirectoryBase.TAG_FNUMBER);
        owner("artist in EXIF", exif.getString(ExifDirectoryBase.TAG_ARTIST));
        owner("author in EXIF", exif.getDescription(ExifDirectoryBase.TAG_WIN_AUTHOR));
        owner("camera's owner in EXIF", exif.getString(ExifDirectoryBase.TAG_CAMERA_OWNER_NAME));
        owner("camera's serial number in EXIF", exif.getString(ExifDirectoryBase.TAG_BODY_SERIAL_NUMBER));
        screen(exif.getDescription(ExifDirectoryBase.TAG_USER_COMMENT));
        screen(exif.getString(ExifDirectoryBase.TAG_IMAGE_DESCRIPTION));
    }

    private void iptc(IptcDirectory iptc) {
        owner("author in IPTC", iptc.getString(IptcDirectory.TAG_BY_LINE));
        owner("contact in IPTC", iptc.getString(IptcDirectory.TAG_CONTACT));
        for (int tag : List.of(IptcDirectory.TAG_SUB_LOCATION, IptcDirectory.TAG_CITY)) {
            if (!blank(iptc.getString(tag))) {
                location.add("place in IPTC");
            }
        }
    }

    private void xmp(Map<String, String> properties) {
        properties.forEach((path, value) -> {
            String name =
                    path.replaceFirst("^.*:", "").replaceFirst("\\[\\d+].*", "").toLowerCase(Locale.ROOT);
            switch (name) {
                case "make" -> make = first(make, value);
                case "model" -> model = first(model, value);
                case "gpslatitude", "gpslongitude" -> location.add("position in XMP");
                case "city", "location", "sublocation" -> place(value);
                case "creator", "artist", "author" -> owner("author in XMP", value);
                case "owner", "ownername", "cameraownername" -> owner("owner in XMP", value);
                case "serialnumber", "bodyserialnumber" -> owner("camera's serial number in XMP", value);
                case "usercomment" -> screen(value);
                default -> {}
            }
        });
    }

    private void place(String value) {
        if (!blank(value)) {
            location.add("place in XMP");
        }
    }

    private void png(PngDirectory png) {
        if (png.getObject(PngDirectory.TAG_TEXTUAL_DATA) instanceof List<?> texts) {
            for (Object text : texts) {
                if (text instanceof KeyValuePair pair) {
                    png(pair.getKey().toLowerCase(Locale.ROOT), pair.getValue().toString());
                }
            }
        }
    }

    private void png(String key, String value) {
        switch (key) {
            case "author", "artist" -> owner("author in PNG text", value);
            case "software", "comment", "source", "description", "title" -> screen(value);
            default -> {}
        }
    }

    private void screen(@Nullable String value) {
        screen |= value != null && value.toLowerCase(Locale.ROOT).matches("(?s).{0,80}screen[ -]?(shot|capture).*");
    }

    private void owner(String where, @Nullable String value) {
        if (!blank(value)) {
            owner.add(where);
        }
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.replace('\0', ' ').isBlank();
    }

    private static String first(String known, @Nullable String value) {
        return known.isEmpty() && value != null ? value : known;
    }

    /** Somebody else wrote it, so only what can be part of a product's name, and not much of it. */
    private static String clean(String value) {
        String clean = value.replaceAll("[^\\p{L}\\p{N} .,()/+_-]", "").strip();
        return clean.substring(0, Math.min(LONGEST, clean.length())).strip();
    }
}
