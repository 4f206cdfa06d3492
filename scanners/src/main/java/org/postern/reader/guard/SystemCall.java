package org.postern.reader.guard;

import java.util.Arrays;
import java.util.List;

/** System calls with their numbers on x86-64 and on 64-bit ARM, -1 where there is none. */
enum SystemCall {
    // the network
    SOCKET(41, 198),
    SOCKETPAIR(53, 199),
    CONNECT(42, 203),
    BIND(49, 200),
    LISTEN(50, 201),
    ACCEPT(43, 202),
    ACCEPT4(288, 242),
    SENDTO(44, 206),
    SENDMSG(46, 211),
    SENDMMSG(307, 269),
    // io_uring opens sockets past any filter
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    // other programs
    EXECVE(59, 221),
    EXECVEAT(322, 281),
    FORK(57, -1),
    VFORK(58, -1),
    // other processes: the relay runs under the same user
    KILL(62, 129),
    TKILL(200, 130),
    RT_SIGQUEUEINFO(129, 138),
    RT_TGSIGQUEUEINFO(297, 240),
    PIDFD_SEND_SIGNAL(424, 424),
    PIDFD_OPEN(434, 434),
    PIDFD_GETFD(438, 438),
    PTRACE(101, 117),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    PROCESS_MADVISE(440, 440),
    SHMGET(29, 194),
    SEMGET(64, 190),
    MSGGET(68, 186),
    // what a kernel has to offer to those who attack it, or to root
    UNSHARE(272, 97),
    SETNS(308, 268),
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    PIVOT_ROOT(155, 41),
    CHROOT(161, 51),
    OPEN_TREE(428, 428),
    MOVE_MOUNT(429, 429),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    MOUNT_SETATTR(442, 442),
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    KEYCTL(250, 219),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    INIT_MODULE(175, 105),
    FINIT_MODULE(313, 273),
    DELETE_MODULE(176, 106),
    KEXEC_LOAD(246, 104),
    KEXEC_FILE_LOAD(320, 294),
    REBOOT(169, 142),
    OPEN_BY_HANDLE_AT(304, 265),
    PERSONALITY(135, 92),

    // these are allowed, or in part
    CLONE(56, 220),
    CLONE3(435, 435),
    TGKILL(234, 131),
    OPENAT(257, 56),
    CLOSE(3, 57),
    PRCTL(157, 167),
    SECCOMP(317, 277),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_RESTRICT_SELF(446, 446);

    private final int x86;
    private final int arm;

    SystemCall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    int number(Linux.Processor processor) {
        return switch (processor) {
            case X86_64 -> x86;
            case AARCH64 -> arm;
        };
    }

    /** Those no reader needs. */
    static List<SystemCall> refused() {
        return Arrays.stream(values()).filter(call -> call.compareTo(CLONE) < 0).toList();
    }
}
