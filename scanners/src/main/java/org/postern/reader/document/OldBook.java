package org.postern.reader.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.postern.read.Sign;

/** What the records of an old Excel workbook say about its sheets and links ([MS-XLS] 2.4). */
record OldBook(List<Boolean> hidden) {
    static final OldBook NONE = new OldBook(List.of());

    private static final int FILE_PASS = 0x2F;
    private static final int BOUND_SHEET = 0x85;
    private static final int SUP_BOOK = 0x1ae;
    private static final int MOST = 256 << 20;

    OldBook {
        hidden = List.copyOf(hidden);
    }

    /** Sheets that a reader sees are numbered as they stand in the book, from 1. */
    boolean isHidden(int number) {
        return number >= 1 && number <= hidden.size() && hidden.get(number - 1);
    }

    static OldBook read(Draft draft, DocumentEntry book) throws IOException {
        byte[] bytes = OleFile.bytes(book, MOST);
        List<Boolean> hidden = new ArrayList<>();
        for (int at = 0; at + 4 <= bytes.length; ) {
            int type = little(bytes, at);
            int size = little(bytes, at + 2);
            // behind a FilePass (2.4.117) all is encrypted, and means nothing
            if (at + 4 + size > bytes.length || type == FILE_PASS) {
                break;
            }
            if (type == BOUND_SHEET && size >= 6) {
                sheet(draft, bytes, at + 4, hidden);
            } else if (type == SUP_BOOK && size > 4) {
                link(draft, OleFile.letters(Arrays.copyOfRange(bytes, at + 8, at + 4 + size)));
            }
            at += 4 + size;
        }
        return new OldBook(hidden);
    }

    /** 2.4.28: the low two bits say hidden, the next byte what kind of sheet; 1 is a sheet of Excel 4 macros. */
    private static void sheet(Draft draft, byte[] bytes, int at, List<Boolean> hidden) {
        int kind = bytes[at + 5];
        if (kind == 1) {
            draft.sign(Sign.Kind.MACRO, "a sheet of Excel 4 macros");
        } else if (kind == 6) {
            draft.sign(Sign.Kind.MACRO, "macros in an old Office file");
        }
        hidden.add((bytes[at + 4] & 3) != 0);
    }

    /** 2.5.277: a DDE or OLE link has its program and its topic with a 3 between them. */
    private static void link(Draft draft, String path) {
        if (path.indexOf('\u0003') >= 0 && path.charAt(0) != '\u0001') {
            draft.sign(Sign.Kind.MACRO, "a link that starts another program (DDE)");
        } else if (Links.isRemote(path.replaceAll("[\\x00-\\x1f]", ""))) {
            draft.sign(Sign.Kind.REMOTE, "cells of another workbook on a network");
        }
    }

    private static int little(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }
}
