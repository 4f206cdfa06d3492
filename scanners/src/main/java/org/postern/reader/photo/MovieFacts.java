package org.postern.reader.photo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What telephones and cameras write about themselves into MP4, 3GP and QuickTime files: boxes of {@code moov/udta}
 * (3GPP TS 26.244 8) and QuickTime metadata keys ({@code moov/meta}). Anything else is passed over.
 */
final class MovieFacts {
    private static final int LARGEST = 16 << 20;
    private static final int MOST = 10_000;
    private static final int DEEPEST = 8;

    private final Set<String> location = new LinkedHashSet<>();
    private final Set<String> owner = new LinkedHashSet<>();
    private String make = "";
    private String model = "";
    private int boxes;

    private MovieFacts() {}

    static Origin of(Path file) throws IOException {
        MovieFacts facts = new MovieFacts();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            facts.top(channel);
        }
        String camera = Origins.camera(facts.make, facts.model);
        return new Origin(
                Optional.of(camera).filter(c -> !c.isEmpty()),
                false,
                false,
                List.copyOf(facts.location),
                List.copyOf(facts.owner));
    }

    /** Finds {@code moov} without reading the film. */
    private void top(SeekableByteChannel channel) throws IOException {
        long at = 0;
        ByteBuffer head = ByteBuffer.allocate(16);
        while (at + 16 <= channel.size() && boxes++ < MOST) {
            channel.position(at).read(head.clear());
            head.flip();
            if (head.limit() < 16) {
                return;
            }
            long size = Integer.toUnsignedLong(head.getInt());
            int type = head.getInt();
            long start = size == 1 ? 16 : 8; // ISO 14496-12 4.2: 1 means that a long size follows, 0 to the end
            size = size == 1 ? head.getLong() : size == 0 ? channel.size() - at : size;
            if (size < start || size > channel.size() - at) {
                return;
            }
            if (type == type("moov") && size < LARGEST) {
                ByteBuffer moov = ByteBuffer.allocate((int) (size - start));
                channel.position(at + start);
                while (moov.hasRemaining() && channel.read(moov) >= 0) {}
                inside(moov.flip(), 0);
            }
            at += size;
        }
    }

    private void inside(ByteBuffer content, int depth) {
        List<String> keys = new ArrayList<>();
        while (content.remaining() >= 8 && boxes++ < MOST && depth < DEEPEST) {
            int size = content.getInt();
            String type = name(content.getInt());
            if (size < 8 || size - 8 > content.remaining()) {
                return;
            }
            ByteBuffer box = content.slice(content.position(), size - 8);
            content.position(content.position() + size - 8);
            switch (type) {
                case "trak", "udta" -> inside(box, depth + 1);
                case "meta" -> inside(withoutVersion(box), depth + 1);
                case "keys" -> keys.addAll(keys(box));
                case "ilst" -> items(box, keys);
                default -> said(type, box);
            }
        }
    }

    /** In MP4 a version stands before the boxes of {@code meta}, in QuickTime none. */
    private static ByteBuffer withoutVersion(ByteBuffer meta) {
        return meta.remaining() >= 4 && meta.getInt(0) == 0 ? meta.slice(4, meta.remaining() - 4) : meta;
    }

    private void said(String type, ByteBuffer box) {
        switch (type) {
            case "\u00a9xyz" -> location.add("position in the film's user data");
            case "loci" -> location.add("place in the film's user data");
            case "\u00a9mak" -> make = quickTimeText(box);
            case "\u00a9mod" -> model = quickTimeText(box);
            case "\u00a9aut", "auth" -> owner.add("author in the film's user data");
            default -> {}
        }
    }

    /** Length and language in 16 bits each stand before the text. */
    private static String quickTimeText(ByteBuffer box) {
        return box.remaining() <= 4 ? "" : text(box.slice(4, box.remaining() - 4));
    }

    private static List<String> keys(ByteBuffer box) {
        List<String> keys = new ArrayList<>();
        if (box.remaining() < 8) {
            return keys;
        }
        box.position(8);
        while (box.remaining() >= 8 && keys.size() < MOST) {
            int size = box.getInt();
            box.getInt();
            if (size < 8 || size - 8 > box.remaining()) {
                break;
            }
            keys.add(text(box.slice(box.position(), size - 8)));
            box.position(box.position() + size - 8);
        }
        return keys;
    }

    /** The type of an item is the number of its key; its value stands in a {@code data} box behind two words. */
    private void items(ByteBuffer list, List<String> keys) {
        while (list.remaining() >= 8 && boxes++ < MOST) {
            int size = list.getInt();
            int key = list.getInt();
            if (size < 8 || size - 8 > list.remaining()) {
                return;
            }
            ByteBuffer item = list.slice(list.position(), size - 8);
            list.position(list.position() + size - 8);
            if (key >= 1 && key <= keys.size() && item.remaining() > 16) {
                keyed(keys.get(key - 1).toLowerCase(Locale.ROOT), text(item.slice(16, item.remaining() - 16)));
            }
        }
    }

    private void keyed(String key, String value) {
        if (value.isBlank()) {
            return;
        }
        switch (key.substring(key.lastIndexOf('.') + 1)) { // some programs leave the domain out
            case "make", "manufacturer" -> make = value;
            case "model" -> model = value;
            case "author", "artist" -> owner.add("author in the film's metadata");
            default -> {
                if (key.contains("location")) {
                    location.add("position in the film's metadata");
                }
            }
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8
                .decode(bytes.duplicate())
                .toString()
                .replace('\0', ' ')
                .strip();
    }

    private static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }

    private static String name(int type) {
        return new String(ByteBuffer.allocate(4).putInt(type).array(), StandardCharsets.ISO_8859_1);
    }
}
