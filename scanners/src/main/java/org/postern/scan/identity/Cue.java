package org.postern.scan.identity;

import java.util.Set;

/** What kind of word introduces a password. */
enum Cue {
    PASSWORD,
    PASS,
    PIN,
    CODE,
    LOGIN,
    USER,
    TYPED,
    NONE;

    private static final Set<String> PASSWORDS = PasswordScanner.WORDS.get("password");
    private static final Set<String> PASSCODE = PasswordScanner.WORDS.get("passcode");
    private static final Set<String> PASSES = PasswordScanner.WORDS.get("pass");
    private static final Set<String> PINS = PasswordScanner.WORDS.get("pin");
    private static final Set<String> CODES = PasswordScanner.WORDS.get("code");
    private static final Set<String> LOGINS = PasswordScanner.WORDS.get("login");
    private static final Set<String> USERS = PasswordScanner.WORDS.get("user");
    private static final Set<String> TYPING = PasswordScanner.WORDS.get("typed");
    private static final Set<String> KEY_OF = PasswordScanner.WORDS.get("keyof");
    private static final Set<String> DEVICE = PasswordScanner.WORDS.get("device");
    private static final Set<String> NOT_DEVICE = PasswordScanner.WORDS.get("notdevice");
    private static final Set<String> NOT_PASS = PasswordScanner.WORDS.get("notpass");
    private static final Set<String> PLACES = Set.of("for", "to", "on", "of", "at", "in", "into", "with", "4");

    /** Pass word, log in, secret word: two words that are one. */
    static int length(Tokens tokens, int i) {
        String two = tokens.word(i) + tokens.word(i + 1);
        boolean joined =
                tokens.gap(i + 1).length() <= 1 && tokens.gap(i + 1).indexOf('\n') < 0 && i + 1 < tokens.size();
        boolean pair = PASSWORDS.contains(two)
                || PASSCODE.contains(two)
                || PINS.contains(two)
                || LOGINS.contains(two)
                || USERS.contains(two);
        return joined && pair && !tokens.word(i).isEmpty() ? 2 : 1;
    }

    static Cue at(Tokens tokens, int i, int length) {
        String word = length == 2 ? tokens.word(i) + tokens.word(i + 1) : tokens.word(i);
        if (PASSWORDS.contains(word) || PASSCODE.contains(word)) {
            return PASSWORD;
        }
        if (PINS.contains(word)) {
            return PIN;
        }
        if (PASSES.contains(word)) {
            return tokens.is(i - 1, NOT_PASS) ? NONE : PASS;
        }
        if (LOGINS.contains(word) && !tokens.written(i + length).equals("page")) {
            return LOGIN;
        }
        if (USERS.contains(word)) {
            return USER;
        }
        if (TYPING.contains(word) && tokens.word(i + 1).equals("in")) {
            return TYPED;
        }
        boolean key = word.equals("key") && tokens.any(i - 3, i, KEY_OF);
        return key || (CODES.contains(word) && isOfDevice(tokens, i)) ? CODE : NONE;
    }

    private static boolean isOfDevice(Tokens tokens, int i) {
        if (tokens.any(i - 3, i, NOT_DEVICE) || tokens.any(i + 1, i + 5, NOT_DEVICE)) {
            return false;
        }
        return tokens.any(i - 3, i, DEVICE) || (tokens.is(i + 1, PLACES) && tokens.any(i + 2, i + 6, DEVICE));
    }
}
