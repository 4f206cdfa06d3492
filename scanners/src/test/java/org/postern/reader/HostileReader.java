package org.postern.reader;

import com.sun.jna.Pointer;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.postern.message.PartText;
import org.postern.read.FileKind;

/** Does what the text of the file says, as a parser may that a hostile file has broken. */
public final class HostileReader implements KindReader {
    @Override
    public boolean reads(FileKind kind) {
        return kind.group() == FileKind.Group.TEXT;
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        String text = Files.readString(file.bytes()).strip();
        return Seen.text(PartText.of(file.path(), text.equals("work") ? work(session) : run(text)));
    }

    private static String work(Session session) throws LimitReached {
        while (true) {
            session.check();
        }
    }

    private static String run(String what) {
        String[] words = what.split(" ", 2);
        if (words[0].equals("try")) {
            return Attempt.valueOf(words[1]).outcome();
        }
        return switch (what) {
            case "library" -> library();
            case "hang" -> hang();
            case "memory" -> memory();
            case "exit" -> exit();
            case "halt" -> halt();
            case "native" -> crash();
            case "stack" -> deeper(0);
            case "endless" -> "x".repeat(34_000_000);
            case "threads" -> threads();
            case "claim" -> claim();
            default -> what;
        };
    }

    private static String library() {
        try {
            return Files.readString(ProcessFolder.shared().orElseThrow().resolve("library"));
        } catch (IOException refused) {
            return "refused";
        }
    }

    private static String hang() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static String memory() {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < 1 << 20) {
            all.add(new byte[1 << 20]);
        }
        return all.toString();
    }

    private static String exit() {
        System.exit(0);
        return "";
    }

    private static String halt() {
        Runtime.getRuntime().halt(0);
        return "";
    }

    private static String crash() {
        new Pointer(0).setLong(0, 0);
        return "";
    }

    private static String deeper(int depth) {
        return depth < 0 ? "" : deeper(depth + 1) + depth;
    }

    /** An answer of type PARSE_SUCCESS that says it has 200 MB. */
    private static String claim() {
        try (var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out))) {
            out.writeByte(9);
            out.writeInt(200 << 20);
            out.flush();
            return hang();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String threads() {
        while (true) {
            Thread.ofPlatform().start(HostileReader::hang);
        }
    }
}
