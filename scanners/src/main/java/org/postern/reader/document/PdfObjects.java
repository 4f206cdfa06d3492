package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/**
 * Looks at every object of a PDF, wherever it hangs: attached files (ISO 32000-1 7.11), actions (12.6), bookmarks and
 * words that stand for pictures (14.9).
 */
final class PdfObjects {
    private static final int MOST = 500_000;

    private final Draft draft;
    private final PDDocument pdf;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<COSBase> files = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<COSStream> loose = new ArrayList<>();

    PdfObjects(Draft draft, PDDocument pdf) {
        this.draft = draft;
        this.pdf = pdf;
    }

    void read() throws IOException, LimitReached {
        draft.text().section(OptionalInt.empty(), Optional.of("Links"), true);
        List<COSObjectKey> keys =
                new ArrayList<>(pdf.getDocument().getXrefTable().keySet());
        Collections.sort(keys);
        if (keys.size() > MOST) {
            throw new LimitReached("it holds more than " + MOST + " objects");
        }
        walk(pdf.getDocument().getTrailer());
        for (COSObjectKey key : keys) {
            draft.session().check();
            COSBase object = pdf.getDocument().getObjectFromPool(key).getObject();
            if (object != null) {
                walk(object);
            }
        }
        for (COSStream stream : loose) {
            file("attached", stream);
        }
    }

    /** Goes into direct objects; those that have a number get their own turn. */
    private void walk(COSBase start) throws IOException, LimitReached {
        Deque<COSBase> todo = new ArrayDeque<>();
        todo.push(start);
        while (!todo.isEmpty()) {
            COSBase base = todo.pop();
            if (base instanceof COSObject || !seen.add(base)) {
                continue;
            }
            if (base instanceof COSDictionary dictionary) {
                dictionary(dictionary);
                dictionary.getValues().forEach(todo::push);
            } else if (base instanceof COSArray array) {
                array.forEach(value -> {
                    if (value != null) {
                        todo.push(value);
                    }
                });
            }
        }
    }

    private void dictionary(COSDictionary one) throws IOException, LimitReached {
        action(one);
        if (one.getDictionaryObject(COSName.EF) instanceof COSDictionary inside) {
            String name = Optional.ofNullable(one.getString(COSName.UF))
                    .or(() -> Optional.ofNullable(one.getString(COSName.F)))
                    .orElse("attached");
            line(Optional.ofNullable(one.getString(COSName.DESC)).orElse(""));
            for (COSName key : inside.keySet()) {
                if (inside.getDictionaryObject(key) instanceof COSStream stream) {
                    file(name, stream);
                }
            }
        } else if (one instanceof COSStream stream && "EmbeddedFile".equals(stream.getNameAsString(COSName.TYPE))) {
            loose.add(stream);
        }
        if (one instanceof COSStream && one.getDictionaryObject(COSName.F) != null) {
            draft.sign(Sign.Kind.REMOTE, "a part that stands in another file");
        }
        words(one);
    }

    private void file(String name, COSStream stream) throws IOException, LimitReached {
        if (files.add(stream)) {
            try (InputStream in = stream.createInputStream()) {
                draft.child(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), in);
            }
        }
    }

    private void words(COSDictionary one) throws LimitReached {
        boolean bookmark = one.containsKey(COSName.TITLE) && one.containsKey(COSName.PARENT);
        for (COSName key : bookmark
                ? List.of(COSName.TITLE)
                : List.of(COSName.ALT, COSName.ACTUAL_TEXT, COSName.getPDFName("E"))) {
            if (one.getDictionaryObject(key) instanceof COSString string) {
                line(string.getString());
            }
        }
    }

    private void line(String words) throws LimitReached {
        draft.text().words(words, false);
        draft.text().line();
    }

    private void action(COSDictionary one) throws LimitReached {
        String kind = String.valueOf(one.getNameAsString(COSName.S));
        if (one.containsKey(COSName.JS) || kind.equals("JavaScript")) {
            draft.sign(Sign.Kind.MACRO, "JavaScript");
        }
        switch (kind) {
            case "Launch" -> draft.sign(Sign.Kind.MACRO, "an action that starts a program");
            case "GoToR", "GoToE" -> draft.sign(Sign.Kind.REMOTE, "an action that opens another file");
            case "SubmitForm", "ImportData" -> draft.sign(Sign.Kind.REMOTE, "a form that is sent elsewhere");
            case "RichMediaExecute" -> draft.sign(Sign.Kind.MACRO, "a film or program that starts by itself");
            case "URI" -> link(one.getString(COSName.URI));
            default -> {}
        }
        if ("URL".equals(one.getNameAsString(COSName.FS))) {
            draft.sign(Sign.Kind.REMOTE, "a file that is fetched from elsewhere");
        }
    }

    private void link(@Nullable String target) throws LimitReached {
        if (target == null) {
            return;
        }
        line(Links.words(target));
        if (target.strip().toLowerCase(java.util.Locale.ROOT).startsWith("file:") || Links.isShare(target)) {
            draft.sign(Sign.Kind.REMOTE, "a link to a file elsewhere");
        }
    }
}
