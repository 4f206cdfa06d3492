package org.postern.reader.photo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.XMPDM;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.audio.AudioParser;
import org.apache.tika.parser.audio.MidiParser;
import org.apache.tika.parser.mp3.Mp3Parser;
import org.apache.tika.parser.mp4.MP4Parser;
import org.apache.tika.parser.video.FLVParser;
import org.apache.tika.sax.BodyContentHandler;
import org.gagravarr.tika.FlacParser;
import org.gagravarr.tika.OggParser;
import org.gagravarr.tika.OpusParser;
import org.gagravarr.tika.SpeexParser;
import org.gagravarr.tika.VorbisParser;
import org.jspecify.annotations.Nullable;
import org.postern.message.PartText;
import org.postern.read.FileKind;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;
import org.xml.sax.SAXException;

/** Sound and film: nobody can read what is said in them, but what their tags say can be read. */
public final class Recordings implements KindReader {
    private static final int LONGEST = 200_000;

    /** Boxes as in ISO 14496-12. */
    private static final Set<String> BOXES = Set.of("mp4", "m4a", "mov", "3gp");

    /** Numbers and names of formats, which are no words of anybody. */
    private static final Pattern TECHNICAL = Pattern.compile(
            "(?i)content-.*|x-.*|xmpdm:(audio|video|duration|release|file).*|tiff:.*|geo:.*|channels|samplerate|bits"
                    + "|encoding|version|.*date.*|dcterms:.*|patches|tracks|divisiontype|.*rate|resourcename|vendor"
                    + "|.*width|.*height|.*duration|compressor.*|hasvideo|hasaudio");

    private final Parser tags = new CompositeParser(
            MediaTypeRegistry.getDefaultRegistry(),
            new Mp3Parser(),
            new MP4Parser(),
            new AudioParser(),
            new MidiParser(),
            new FLVParser(),
            new FlacParser(),
            new OggParser(),
            new OpusParser(),
            new SpeexParser(),
            new VorbisParser());

    @Override
    public boolean reads(FileKind kind) {
        return kind.group() == FileKind.Group.AUDIO || kind.group() == FileKind.Group.VIDEO;
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        session.check();
        Origin origin = BOXES.contains(file.kind().name()) ? MovieFacts.of(file.bytes()) : Origin.UNKNOWN;
        String text = words(file);
        session.characters(text.length());
        return new Seen(
                new Reading.Unclear(sentence(file)),
                Optional.of(text).filter(t -> !t.isBlank()).map(t -> PartText.of(file.path(), t)),
                Stream.concat(Stream.of(kind(file, origin)), Photographs.told(origin).stream())
                        .toList());
    }

    private static boolean isFilm(OpenFile file) {
        return file.kind().group() == FileKind.Group.VIDEO;
    }

    private static String sentence(OpenFile file) {
        return isFilm(file)
                ? file.called() + " is a film; what is shown and said in it cannot be read."
                : file.called() + " is a sound recording; what is said in it cannot be read.";
    }

    private static Sign kind(OpenFile file, Origin origin) {
        Sign.Kind kind = isFilm(file) ? Sign.Kind.FILM : Sign.Kind.SOUND;
        return Sign.of(
                kind,
                Stream.concat(
                                origin.camera().map(c -> "camera: " + c).stream(),
                                Stream.of("file kind: " + file.kind().name()))
                        .toArray(String[]::new));
    }

    /**
     * Titles, names, comments and lyrics; none where the tags are damaged, as the recording counts as unread anyway.
     */
    private String words(OpenFile file) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, file.kind().mediaType());
        BodyContentHandler body = new BodyContentHandler(LONGEST);
        try (InputStream in = TikaInputStream.get(file.bytes())) {
            tags.parse(in, body, metadata, new ParseContext());
        } catch (TikaException | SAXException | RuntimeException damaged) {
            // what was read before the damage stands in the metadata
        }
        return Stream.concat(tagged(metadata), body.toString().lines())
                .map(String::strip)
                .filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                .filter(line -> !line.equals("null") && !isLength(line, metadata.get(XMPDM.DURATION)))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The library writes the seconds among the words, once rounded and once not. */
    private static boolean isLength(String line, @Nullable String seconds) {
        return seconds != null
                && line.matches("\\d+\\.\\d+")
                && line.replaceFirst("\\..*", "").equals(seconds.replaceFirst("\\..*", ""));
    }

    private static Stream<String> tagged(Metadata metadata) {
        return Arrays.stream(metadata.names())
                .filter(name ->
                        !TECHNICAL.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .flatMap(name -> Arrays.stream(metadata.getValues(name)));
    }
}
