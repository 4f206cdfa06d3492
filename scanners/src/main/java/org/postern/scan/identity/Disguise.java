package org.postern.scan.identity;

import java.util.HashSet;
import java.util.Set;

/** Whether a code was written so that a plain search passes it by. */
final class Disguise {
    private Disguise() {}

    /** @param usual in what groups people write it who hide nothing */
    static Set<String> marks(Code code, String... usual) {
        return code.exact() && code.grouped(usual) ? Set.of() : Set.of("disguised");
    }

    static Set<String> and(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
