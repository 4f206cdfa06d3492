package org.postern.reader.document;

import java.util.List;
import org.postern.reader.KindReader;

/** All readers of documents. */
public final class DocumentReaders {
    private DocumentReaders() {}

    public static List<KindReader> all() {
        return List.of(
                new PdfReader(),
                new OoxmlReader(),
                new OleReader(),
                new XmlOfficeReader(),
                new OdfReader(),
                new RtfReader(),
                new OneNoteReader(),
                new TnefReader(),
                new EpubReader(),
                new IworkReader(),
                new VcardReader(),
                SvgReader.reader(),
                new MetafileReader());
    }
}
