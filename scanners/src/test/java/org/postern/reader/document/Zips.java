package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes and changes ZIP files. */
final class Zips {
    private Zips() {}

    static byte[] of(Object... namesAndContents) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            Object content = namesAndContents[i + 1];
            entries.put(
                    (String) namesAndContents[i],
                    content instanceof byte[] bytes ? bytes : ((String) content).getBytes(StandardCharsets.UTF_8));
        }
        return of(entries);
    }

    /** An entry called mimetype is stored as it is, as its formats want. */
    static byte[] of(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(one.getKey());
                if (one.getKey().equals("mimetype")) {
                    CRC32 sum = new CRC32();
                    sum.update(one.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(one.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] with(byte[] zip, String name, String content) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return of(entries);
    }

    static byte[] change(byte[] zip, String name, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        String old = new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        entries.put(name, change.apply(old).getBytes(StandardCharsets.UTF_8));
        return of(entries);
    }
}
