package org.postern.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.model.ConfigProblem;

/** A text file that an administrator wrote; what keeps it from being read is said with its place. */
final class TextFile {
    private TextFile() {}

    static Optional<String> read(Path file, List<ConfigProblem> problems) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            CharBuffer text = CharBuffer.allocate(bytes.remaining());
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
            text.flip();
            if (result.isError()) {
                problems.add(notUtf8(file, text.toString()));
                return Optional.empty();
            }
            return Optional.of(text.toString());
        } catch (IOException e) {
            boolean there = Files.exists(file);
            problems.add(ConfigProblem.whole(
                    file, there ? "the file cannot be read: " + e.getMessage() : "the file is missing; put it back"));
            return Optional.empty();
        }
    }

    /** @param good what stands before the first byte that is wrong */
    private static ConfigProblem notUtf8(Path file, String good) {
        int line = 1 + (int) good.chars().filter(c -> c == '\n').count();
        int column = good.length() - good.lastIndexOf('\n');
        return new ConfigProblem(
                file.toString(), line, column, "from here on it is not UTF-8 text; save it with the encoding UTF-8");
    }
}
