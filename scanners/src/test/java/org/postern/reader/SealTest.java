package org.postern.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.document.DocumentReaders;

/** What happens after a picture that is sealed. */
class SealTest {
    @TempDir
    private Path scratch;

    private final List<String> read = new ArrayList<>();

    /** Stands where pictures are read, and suspects the one of the second page. */
    private final KindReader pictures = new KindReader() {
        @Override
        public boolean reads(FileKind kind) {
            return kind.group() == FileKind.Group.PICTURE;
        }

        @Override
        public Seen read(OpenFile file, Session session) {
            read.add(file.name().orElse(""));
            Seen seen = Seen.text(PartText.of(file.path(), "what stands on it"));
            return file.page().orElse(0) == 2
                    ? seen.with(new Sign(Sign.Kind.INDECENT, List.of(), Optional.empty()))
                    : seen;
        }
    };

    @Test
    void readsNoFurtherPageAndSealsTheRest() throws Exception {
        Path file = Files.write(Files.createTempFile(scratch, "item", ""), scans(6));
        List<KindReader> readers = new ArrayList<>(DocumentReaders.all());
        readers.add(pictures);
        FileKind kind = FileKinds.of(OpenFile.content(file), Optional.of("scans.pdf"));
        OpenFile root = new OpenFile(
                new PartPath("2"), Optional.of("scans.pdf"), Optional.empty(), kind, file, 0, OptionalInt.empty());

        List<FileItem> items = new FileWalk(readers)
                .walk(root, new Session(FileLimits.DEFAULT, scratch))
                .items();

        assertThat(read).containsExactly("page 1.jpg", "page 2.jpg");
        assertThat(items).hasSize(7);
        assertThat(items.subList(2, 7)).allSatisfy(item -> {
            assertThat(item.reading()).isEqualTo(Reading.SEALED);
            assertThat(item.text()).isEmpty();
        });
        try (var left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private static byte[] scans(int pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                BufferedImage scan = new BufferedImage(200 + i, 300, BufferedImage.TYPE_INT_RGB);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.drawImage(JPEGFactory.createFromImage(pdf, scan), 0, 0, 612, 792);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }
}
