package org.postern.reader.guard;

import com.sun.jna.Function;
import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.util.Optional;

/** System calls, by their numbers, for the two kinds of processor of which the numbers are known here. */
record Linux(Processor processor, Function syscall) {
    /** The processor, as seccomp(2) names it in {@code seccomp_data.arch}. */
    enum Processor {
        X86_64(0xC000003E),
        AARCH64(0xC00000B7);

        final int audit;

        Processor(int audit) {
            this.audit = audit;
        }
    }

    /** This machine, if it is one of them. */
    static Optional<Linux> here() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        return thisProcessor()
                .map(one ->
                        new Linux(one, NativeLibrary.getProcess().getFunction("syscall", Function.THROW_LAST_ERROR)));
    }

    private static Optional<Processor> thisProcessor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Optional.of(Processor.X86_64);
            case "aarch64" -> Optional.of(Processor.AARCH64);
            default -> Optional.empty();
        };
    }

    /**
     * Makes a call; what it does not use is 0.
     *
     * @throws LastErrorException with errno
     */
    long call(SystemCall call, Object... arguments) {
        Object[] all = new Object[7];
        java.util.Arrays.fill(all, 0L);
        all[0] = (long) call.number(processor);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return syscall.invokeLong(all);
    }

    /** Zero-ended bytes. */
    static Memory text(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length + 1L);
        memory.write(0, bytes, 0, bytes.length);
        memory.setByte(bytes.length, (byte) 0);
        return memory;
    }
}
