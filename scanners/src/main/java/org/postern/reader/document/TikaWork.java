package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.DublinCore;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.postern.reader.LimitReached;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Lets one of Tika's parsers read a document into a draft. */
final class TikaWork {
    static final String OFFICE = "application/x-tika-msoffice";
    static final String RTF = "application/rtf";

    private static final Property[] SAID = {
        DublinCore.TITLE, DublinCore.SUBJECT, DublinCore.DESCRIPTION, Office.KEYWORDS, TikaCoreProperties.COMMENTS
    };

    /** Makes whatever the parsers throw a TikaException; made once, when the first document asks for it. */
    private static final class Parsers {
        static final Parser ALL =
                new CompositeParser(MediaTypeRegistry.getDefaultRegistry(), new OfficeParser(), new RTFParser());
    }

    private static final int CAUSES = 10;

    private TikaWork() {}

    /** Reads it; what a parser throws comes out as an IOException. */
    static void read(Draft draft, String type, TikaText.Sheets sheets) throws IOException, LimitReached {
        Path file = draft.file().bytes();
        Metadata metadata = parse(file, type, new TikaText(draft.text(), sheets), context(new EmbeddedFiles(draft)));
        if (metadata.get(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM) != null
                || metadata.get(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING) != null) {
            draft.damaged();
        }
        properties(draft, metadata);
    }

    /** Reads only the text of a file; what is inside is left to another turn. */
    static void words(Draft draft, Path file, String type) throws IOException {
        parse(file, type, new TikaText(draft.text(), number -> false), context(new NoFiles()));
    }

    private static Metadata parse(Path file, String type, TikaText text, ParseContext context) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, type);
        try (TikaInputStream in = TikaInputStream.get(file)) {
            Parsers.ALL.parse(in, text, metadata, context);
            return metadata;
        } catch (EncryptedDocumentException encrypted) {
            throw new Locked();
        } catch (SAXException | TikaException e) {
            throw cause(e);
        }
    }

    /** Leaves what is inside where it is. */
    private static final class NoFiles implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean html) {
            // never asked
        }
    }

    /** What a parser threw for its own reasons may stand deep in what comes out. */
    private static IOException cause(Exception thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES && cause != null; i++) {
            if (cause instanceof OverLimit limit) {
                return limit;
            }
            if (cause instanceof org.apache.poi.EncryptedDocumentException) {
                return new Locked();
            }
            cause = cause.getCause();
        }
        return new IOException(thrown);
    }

    private static void properties(Draft draft, Metadata metadata) throws LimitReached {
        draft.text().section(OptionalInt.empty(), Optional.of("Properties"), true);
        for (Property property : SAID) {
            for (String value : metadata.getValues(property)) {
                line(draft, value);
            }
        }
        for (String name : metadata.names()) {
            if (name.startsWith(Office.USER_DEFINED_METADATA_NAME_PREFIX)) {
                line(draft, metadata.get(name));
            }
        }
    }

    private static void line(Draft draft, String words) throws LimitReached {
        draft.text().words(words, false);
        draft.text().line();
    }

    private static ParseContext context(EmbeddedDocumentExtractor files) {
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, files);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setExtractMacros(true);
        office.setIncludeDeletedContent(true);
        office.setIncludeMoveFromContent(true);
        office.setIncludeMissingRows(false);
        context.set(OfficeParserConfig.class, office);
        return context;
    }
}
