package org.postern.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Damaged files without end, the same ones for the same seed. */
final class Mutants {
    private final List<Map.Entry<String, byte[]>> seeds;
    private final Random random;
    private int count;

    Mutants(long seed) throws IOException {
        seeds = List.copyOf(SeedFiles.all().entrySet());
        random = new Random(seed);
    }

    /** A name and what was made of that seed. */
    Map.Entry<String, byte[]> next() {
        Map.Entry<String, byte[]> seed = seeds.get(count++ % seeds.size());
        return Map.entry(seed.getKey(), mutated(seed.getValue(), random));
    }

    /** Bits turned, a piece cut out, repeated, or the end cut off. */
    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(4)) {
            case 0 -> out.write(bytes, 0, from);
            case 1 -> {
                out.write(bytes, 0, from);
                out.write(bytes, to, bytes.length - to);
            }
            case 2 -> {
                out.write(bytes, 0, to);
                out.write(bytes, from, bytes.length - from);
            }
            default -> out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
