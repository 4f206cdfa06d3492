package org.postern.reader.guard;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.util.ArrayList;
import java.util.List;

/** A filter in the kernel, for all threads, that refuses what no reader needs (seccomp(2)). */
final class Seccomp {
    private static final long PR_SET_NO_NEW_PRIVS = 38;
    private static final long SET_MODE_FILTER = 1;
    private static final long FILTER_FLAG_TSYNC = 1;

    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int ERRNO = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    // offsets in struct seccomp_data
    private static final int NUMBER = 0;
    private static final int ARCH = 4;
    private static final int FIRST_ARGUMENT = 16;

    // classic BPF: load a word, compare with a constant, return one
    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_BITS = 0x45;
    private static final int RETURN = 0x06;

    private static final int CLONE_THREAD = 0x00010000;
    /** Numbers of the x32 ABI, a second way to every call on x86-64. */
    private static final int X32 = 0x40000000;

    private final List<Instruction> program = new ArrayList<>();

    private record Instruction(int code, int then, int otherwise, int constant) {}

    private Seccomp() {}

    /** True if the kernel took it. */
    static boolean install(Linux linux) {
        Memory filter = program(linux.processor()).memory();
        // struct sock_fprog: a count, and after padding the address
        Memory fprog = new Memory(2L * Native.POINTER_SIZE);
        fprog.clear();
        fprog.setShort(0, (short) (filter.size() / 8));
        fprog.setPointer(Native.POINTER_SIZE, filter);
        try {
            linux.call(SystemCall.PRCTL, PR_SET_NO_NEW_PRIVS, 1L);
            linux.call(SystemCall.SECCOMP, SET_MODE_FILTER, FILTER_FLAG_TSYNC, fprog);
            return true;
        } catch (LastErrorException notAvailable) {
            return false;
        }
    }

    private static Seccomp program(Linux.Processor processor) {
        Seccomp seccomp = new Seccomp();
        seccomp.add(LOAD, ARCH);
        seccomp.unless(IF_EQUAL, processor.audit, KILL_PROCESS);
        seccomp.add(LOAD, NUMBER);
        seccomp.when(IF_AT_LEAST, X32, ERRNO | EPERM);
        for (SystemCall call : SystemCall.refused()) {
            int number = call.number(processor);
            if (number >= 0) {
                seccomp.when(IF_EQUAL, number, ERRNO | EPERM);
            }
        }
        // what it asks for stands in memory, where a filter cannot look; libc then asks with clone
        seccomp.when(IF_EQUAL, SystemCall.CLONE3.number(processor), ERRNO | ENOSYS);
        seccomp.only(SystemCall.CLONE.number(processor), IF_BITS, CLONE_THREAD);
        seccomp.only(SystemCall.TGKILL.number(processor), IF_EQUAL, (int)
                ProcessHandle.current().pid());
        seccomp.add(RETURN, ALLOW);
        return seccomp;
    }

    private void add(int code, int constant) {
        program.add(new Instruction(code, 0, 0, constant));
    }

    private void when(int test, int constant, int answer) {
        program.add(new Instruction(test, 0, 1, constant));
        add(RETURN, answer);
    }

    private void unless(int test, int constant, int answer) {
        program.add(new Instruction(test, 1, 0, constant));
        add(RETURN, answer);
    }

    /** Allows a call only if its first argument passes. */
    private void only(int number, int test, int constant) {
        program.add(new Instruction(IF_EQUAL, 0, 4, number));
        add(LOAD, FIRST_ARGUMENT);
        unless(test, constant, ERRNO | EPERM);
        add(RETURN, ALLOW);
    }

    /** Instructions of 8 bytes: code, two jumps, constant. */
    private Memory memory() {
        Memory memory = new Memory(8L * program.size());
        for (int i = 0; i < program.size(); i++) {
            Instruction one = program.get(i);
            memory.setShort(8L * i, (short) one.code);
            memory.setByte(8L * i + 2, (byte) one.then);
            memory.setByte(8L * i + 3, (byte) one.otherwise);
            memory.setInt(8L * i + 4, one.constant);
        }
        return memory;
    }
}
