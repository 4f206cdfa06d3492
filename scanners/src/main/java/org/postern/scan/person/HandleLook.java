package org.postern.scan.person;

import java.util.Optional;
import java.util.Set;
import org.postern.scan.WordLists;

/** One place in a text: whether a name in a network is told from here on. */
final class HandleLook {
    private static final WordLists LISTS = WordLists.load(HandleLook.class, "handles.words");
    private static final Set<String> LINKS = LISTS.get("links");
    private static final Set<String> IS = LISTS.get("is");
    private static final Set<String> NAMING = LISTS.get("naming");
    private static final Set<String> WHOSE = LISTS.get("whose");
    private static final Set<String> OTHERS = LISTS.get("other-whose");
    private static final Set<String> ASKING = LISTS.get("asking");
    /** Names for signing in are no names for being found. */
    private static final Set<String> SIGNING_IN =
            Set.of("password", "pasword", "passwrd", "pword", "pw", "ttrockstars", "rockstars", "mathletics", "login");

    private static final Set<String> GENERIC =
            Set.of("username", "user", "handle", "profile", "tag", "server", "channel");
    private static final Set<String> PREPOSITIONS = Set.of("on", "in", "for", "at", "from");
    /** Beside them an underscore is a sign and no part of a name. */
    private static final Set<String> NO_NAME = Set.of(
            "a", "an", "the", "use", "no", "not", "or", "with", "between", "on", "in", "to", "instead", "is", "for",
            "as", "after");

    private static final Set<String> ASKED_FOR = Set.of("me", "us", "my", "him", "her");
    private static final Set<String> HIM_OR_HER = Set.of("him", "her");
    private static final Set<String> MINE = Set.of("mine", "mines", "mine's");
    private static final Set<String> SIGN = Set.of("symbol", "sign");
    private static final Set<String> ME = Set.of("me", "my", "im", "i'm", "mine");
    private static final Set<String> ITS = Set.of("its", "it's", "is", "im", "i'm", "me");
    private static final Set<String> I_AM = Set.of("im", "i'm", "am", "me");
    private static final Set<String> EQUALS = Set.of(":", "=");
    private static final int FURTHEST = 6;
    private static final int AROUND = 10;

    private final HandleWords words;
    private final int at;

    /**
     * A name in a network.
     *
     * @param word which word it is
     * @param other whether it is somebody else's
     * @param sure whether it is one for sure
     */
    record Handle(int word, boolean other, boolean sure) {}

    HandleLook(HandleWords words, int at) {
        this.words = words;
        this.at = at;
    }

    Optional<Handle> handle() {
        if (words.certain(at)) {
            return Optional.of(new Handle(at, others(), true));
        }
        return afterService()
                .or(this::beforeService)
                .or(this::afterAsking)
                .or(this::mine)
                .or(this::signed)
                .or(this::spelledOut)
                .or(this::followed);
    }

    /** "my snap is xx", "roblox: CoolKid_2014", "insta name ellie.sparkles". */
    private Optional<Handle> afterService() {
        int clear = words.service(at);
        int length = Math.max(clear, words.unclearService(at));
        if (length == 0) {
            return Optional.empty();
        }
        boolean owned = owned() || words.text(at + length).equals("me");
        boolean is = false;
        boolean naming = words.is(at, NAMING) || words.text(at + 1).equals("name");
        int next = at + length;
        while (next < at + length + FURTHEST && isLink(next)) {
            is |= words.is(next, IS);
            naming |= words.is(next, NAMING);
            next++;
        }
        boolean generic = GENERIC.contains(words.text(at)) || words.text(at).equals("user");
        if (next >= words.size() || (generic && !inNetwork())) {
            return Optional.empty();
        }
        boolean strange = words.at(next) || words.strange(next);
        boolean labelled = EQUALS.contains(words.text(at + length));
        boolean told = strange
                && (labelled || owned || naming || (clear > 0 && (is || (words.at(next) && next == at + length))));
        boolean plain = is && owned && (words.unknown(next) || (naming && words.announced(next)));
        return told || plain ? Optional.of(new Handle(next, others(), true)) : Optional.empty();
    }

    private boolean isLink(int index) {
        return words.is(index, LINKS)
                || words.service(index) > 0
                || (words.unclearService(index) > 0 && !words.text(index).startsWith("@"));
    }

    private boolean owned() {
        for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
            if (words.is(i, WHOSE) || words.is(i, ASKING) || words.text(i).endsWith("'s")) {
                return true;
            }
        }
        return false;
    }

    private boolean others() {
        for (int i = at; i >= Math.max(0, at - 4); i--) {
            if (words.is(i, OTHERS) || (words.text(i).endsWith("'s") && !words.is(i, IS))) {
                return true;
            }
        }
        return false;
    }

    /** "im bluefox99 on roblox", "add CoolKid_2014 on xbox". */
    private Optional<Handle> beforeService() {
        int on = at + 1;
        int named = Math.max(words.service(on + 1), words.service(on + 2));
        boolean placed = PREPOSITIONS.contains(words.text(on)) && Math.max(named, words.unclearService(on + 1)) > 0;
        if (!placed || !(words.at(at) || words.strange(at) || words.unknown(at))) {
            return Optional.empty();
        }
        boolean told = words.at(at);
        for (int i = at - 1; i >= Math.max(0, at - 3); i--) {
            boolean called = words.is(i, IS) || I_AM.contains(words.text(i));
            told |= words.is(i, ASKING) || (named > 0 && called);
        }
        return told ? Optional.of(new Handle(at, others(), true)) : Optional.empty();
    }

    /** "friend me its xx_fox", "follow me @ellie_sparkles9". */
    private Optional<Handle> afterAsking() {
        if (!words.is(at, ASKING) || !ASKED_FOR.contains(words.text(at + 1))) {
            return Optional.empty();
        }
        int next = at + 2;
        while (next < at + 2 + FURTHEST && isLink(next)) {
            next++;
        }
        return words.at(next) || words.strange(next)
                ? Optional.of(new Handle(next, HIM_OR_HER.contains(words.text(at + 1)), true))
                : Optional.empty();
    }

    /** "whats ur snap mine is jakey_t11". */
    private Optional<Handle> mine() {
        if (!MINE.contains(words.text(at))) {
            return Optional.empty();
        }
        int next = words.is(at + 1, IS) ? at + 2 : at + 1;
        boolean near = false;
        for (int i = Math.max(0, at - AROUND); i < at; i++) {
            near |= words.service(i) > 0 || words.unclearService(i) > 0;
        }
        return near && (words.at(next) || words.strange(next))
                ? Optional.of(new Handle(next, false, true))
                : Optional.empty();
    }

    /** "its @maya_cat9", "@maya_cat9 follow me"; and "at symbol maya cat on insta". */
    private Optional<Handle> signed() {
        boolean spelled = words.text(at).equals("at") && SIGN.contains(words.text(at + 1));
        if (!spelled && !words.at(at)) {
            return Optional.empty();
        }
        boolean near = false;
        boolean mine = false;
        for (int i = Math.max(0, at - AROUND); i < Math.min(words.size(), at + AROUND); i++) {
            near |= words.service(i) > 0;
            boolean me = ME.contains(words.text(i));
            mine |= me && Math.abs(i - at) < 7;
        }
        String before = words.text(at - 1);
        boolean its = ITS.contains(before);
        boolean sure = (near && (mine || its || spelled)) || (mine && its) || (before.equals("follow") && mine);
        return Optional.of(new Handle(spelled ? Math.min(at + 2, words.size() - 1) : at, others(), sure));
    }

    /** "han dot pancakes underscore 9 on tiktok", "snap me its ellie underscore 2013". */
    private Optional<Handle> spelledOut() {
        boolean sign = Set.of("underscore", "underscores").contains(words.text(at));
        boolean within = at > 0 && at + 1 < words.size() && !words.is(at - 1, NO_NAME) && !words.is(at + 1, NO_NAME);
        if (!sign || !within) {
            return Optional.empty();
        }
        for (int i = Math.max(0, at - AROUND); i < Math.min(words.size(), at + AROUND); i++) {
            boolean asked = words.is(i, ASKING) && words.text(i + 1).equals("me");
            if (words.service(i) > 0 || words.unclearService(i) > 0 || asked) {
                return Optional.of(new Handle(at + 1, others(), true));
            }
        }
        return Optional.empty();
    }

    /** "leo_harps10 and kicks_tam all follow back". */
    private Optional<Handle> followed() {
        String word = words.text(at);
        if (!words.strange(at) || (word.indexOf('_') < 0 && word.indexOf('.') < 0)) {
            return Optional.empty();
        }
        for (int i = Math.max(0, at - AROUND); i < Math.min(words.size(), at + AROUND); i++) {
            boolean follow = Set.of("follow", "follows", "followed").contains(words.text(i));
            if (follow
                    && Set.of("back", "me", "us", "them", "these", "her", "him").contains(words.text(i + 1))) {
                return Optional.of(new Handle(at, others(), true));
            }
        }
        return Optional.empty();
    }

    /** A user name counts where people find each other, not where they sign in. */
    private boolean inNetwork() {
        boolean network = false;
        for (int i = Math.max(0, at - AROUND); i < Math.min(words.size(), at + AROUND); i++) {
            if (words.is(i, SIGNING_IN)) {
                return false;
            }
            network |= words.service(i) > 0
                    || (i != at && words.is(i, ASKING) && words.text(i).equals("add"));
        }
        return network;
    }
}
