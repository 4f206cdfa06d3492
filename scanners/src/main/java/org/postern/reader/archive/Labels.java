package org.postern.reader.archive;

/** Names of files inside archives, for people to read. */
final class Labels {
    /** Names are kept from their end on, which has the ending. */
    private static final int LONGEST = 300;

    private Labels() {}

    static String of(String name) {
        String plain = name.replace('\\', '/');
        return plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
    }
}
