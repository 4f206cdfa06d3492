package org.postern.inspect;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.postern.message.Part;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;
import org.postern.read.FileReport;
import org.postern.read.Sign;

/**
 * Sees in the labelled placeholder pictures what their label says is in them: there are no real children and no real
 * nudity in the cases, so faces and the classifier's answer come from stubs.csv, by the file's SHA-256.
 */
final class LabelledPictures implements FileOpener {
    private final FileOpener readers;
    private final Map<String, NamedCsvRecord> labels = new HashMap<>();

    LabelledPictures(FileOpener readers) throws IOException {
        this.readers = readers;
        Case.rows(Case.DIR.resolve("stubs.csv")).forEach(row -> labels.put(row.getField("attachment_sha256"), row));
    }

    @Override
    public FileReport open(Part part, FileKind kind, FileLimits left) {
        FileReport report = readers.open(part, kind, left);
        NamedCsvRecord label = labels.get(digest(part));
        if (label == null) {
            return report;
        }
        List<FileItem> items = new ArrayList<>(report.items());
        items.set(0, seen(items.getFirst(), label));
        return new FileReport(items, report.bytes(), report.pages(), report.cpu(), report.drawings());
    }

    private static FileItem seen(FileItem item, NamedCsvRecord label) {
        List<Sign> signs = new ArrayList<>(item.signs());
        String faces = label.getField("faces");
        if (!faces.isEmpty()) {
            signs.removeIf(sign -> sign.kind() == Sign.Kind.FACE);
            signs.addAll(Collections.nCopies(Integer.parseInt(faces), Sign.of(Sign.Kind.FACE, "label")));
        }
        if (label.getField("classifier").equals("nudity-suspected")) {
            signs.add(Sign.of(Sign.Kind.INDECENT, "label"));
        }
        boolean people = signs.stream().anyMatch(sign -> sign.kind() == Sign.Kind.FACE);
        if (people && signs.stream().noneMatch(sign -> sign.kind() == Sign.Kind.PHOTOGRAPH)) {
            signs.removeIf(sign -> sign.kind() == Sign.Kind.DRAWING || sign.kind() == Sign.Kind.UNKNOWN_PICTURE);
            signs.add(Sign.of(Sign.Kind.PHOTOGRAPH, "label"));
        }
        return new FileItem(item.path(), item.name(), item.kind(), item.reading(), item.text(), signs);
    }

    private static String digest(Part part) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(part.content().open(), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
