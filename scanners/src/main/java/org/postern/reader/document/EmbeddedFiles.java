package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;
import org.xml.sax.ContentHandler;

/** Gives every file that Tika finds inside a document to the walk, instead of parsing it on the spot. */
final class EmbeddedFiles implements EmbeddedDocumentExtractor {
    private final Draft draft;

    EmbeddedFiles(Draft draft) {
        this.draft = draft;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
    }

    @Override
    public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean html)
            throws IOException {
        String kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        if (TikaCoreProperties.EmbeddedResourceType.MACRO.toString().equals(kind)) {
            draft.sign(Sign.Kind.MACRO, "macros in an old Office file");
            return;
        }
        Optional<String> name = Optional.ofNullable(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY))
                .map(EmbeddedFiles::base);
        try {
            draft.child(name, Optional.ofNullable(metadata.get(Metadata.CONTENT_TYPE)), bytes(in));
        } catch (LimitReached limit) {
            throw new OverLimit(limit);
        }
    }

    private static String base(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** An OLE object that stands in the document's own container becomes a file of its own. */
    private static InputStream bytes(InputStream in) throws IOException {
        if (in instanceof TikaInputStream tika && tika.getOpenContainer() instanceof DirectoryNode node) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            OleFile.copy(node, out);
            return new ByteArrayInputStream(out.toByteArray());
        }
        return in;
    }
}
