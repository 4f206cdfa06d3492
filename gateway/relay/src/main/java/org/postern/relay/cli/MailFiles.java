package org.postern.relay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postern.message.Content;

/** Mails in files: one in each .eml, many in an mbox (RFC 4155), folders of both. */
final class MailFiles {
    private static final byte[] FROM_LINE = "From ".getBytes(StandardCharsets.US_ASCII);

    /** One message. {@code id} is the file name without .eml, with a number where a file holds several. */
    record MailFile(String file, String id, Content content) {}

    private MailFiles() {}

    /** Every message below the paths, folders in the order of names. */
    static List<MailFile> find(List<Path> paths) throws IOException, Stop {
        List<MailFile> mails = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw Stop.wrong("there is no readable file or folder " + path + "; check the path");
            }
            for (Path file : files(path)) {
                mails.addAll(mails(file));
            }
        }
        if (mails.isEmpty()) {
            throw Stop.wrong("there is no mail in what was named; give .eml files, mbox files or folders of them");
        }
        return mails;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(MailFiles::looksLikeMail)
                    .sorted()
                    .toList();
        }
    }

    private static boolean looksLikeMail(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".eml") || name.endsWith(".mbox");
    }

    private static List<MailFile> mails(Path file) throws IOException {
        String name = file.getFileName().toString();
        String id = name.endsWith(".eml") ? name.substring(0, name.length() - 4) : name;
        byte[] bytes = Files.readAllBytes(file);
        if (!startsAt(bytes, 0)) {
            return List.of(new MailFile(file.toString(), id, Content.of(bytes)));
        }
        List<MailFile> mails = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = nextMessage(bytes, start);
            String number = Integer.toString(mails.size() + 1);
            mails.add(new MailFile(file + "#" + number, id + "-" + number, Content.of(message(bytes, start, end))));
            start = end;
        }
        return mails;
    }

    /** A message begins with a From_ line after an empty line. */
    private static int nextMessage(byte[] bytes, int start) {
        for (int i = start + 2; i < bytes.length; i++) {
            boolean afterEmptyLine = bytes[i - 1] == '\n'
                    && (bytes[i - 2] == '\n' || (i > 2 && bytes[i - 2] == '\r' && bytes[i - 3] == '\n'));
            if (afterEmptyLine && startsAt(bytes, i)) {
                return i;
            }
        }
        return bytes.length;
    }

    /** Without its From_ line, and with one {@code >} less before each quoted one (the mboxrd form). */
    private static byte[] message(byte[] bytes, int start, int end) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(end - start);
        int line = lineEnd(bytes, start, end);
        while (line < end) {
            int next = lineEnd(bytes, line, end);
            int quotes = line;
            while (quotes < next && bytes[quotes] == '>') {
                quotes++;
            }
            int from = quotes > line && startsAt(bytes, quotes) ? line + 1 : line;
            message.write(bytes, from, next - from);
            line = next;
        }
        return message.toByteArray();
    }

    private static int lineEnd(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, end);
    }

    private static boolean startsAt(byte[] bytes, int at) {
        if (bytes.length - at < FROM_LINE.length) {
            return false;
        }
        for (int i = 0; i < FROM_LINE.length; i++) {
            if (bytes[at + i] != FROM_LINE[i]) {
                return false;
            }
        }
        return true;
    }
}
