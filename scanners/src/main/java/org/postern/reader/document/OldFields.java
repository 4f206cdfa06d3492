package org.postern.reader.document;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/** Fields that fetch something when they are updated, in Word's own words. */
final class OldFields {
    private static final int MOST = 64 << 20;
    /** A field begins with 0x13, its result with 0x14, and it ends with 0x15 ([MS-DOC] 2.8.25). */
    private static final Pattern FIELD = Pattern.compile("\\x13\\s*([A-Z]{3,20})\\b([^\\x13-\\x15]{0,500})");

    private static final Pattern FETCHES =
            Pattern.compile("(?i)^(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|RD|DATABASE)$");
    /** Fields of which a reader sees words that stand in their code, as buttons and formulas have no result. */
    private static final Pattern SHOWS = Pattern.compile(
            "(?i)QUOTE|MACROBUTTON|GOTOBUTTON|EQ|SYMBOL|SET|ASK|FILLIN|IF|DOCVARIABLE|AUTOTEXTLIST|ADVANCE");

    private static final Pattern TARGET = Pattern.compile("[^\\s\"\u201c\u201d]+");

    private OldFields() {}

    static void read(Draft draft, DocumentEntry word) throws IOException, LimitReached {
        Matcher field = FIELD.matcher(OleFile.letters(OleFile.bytes(word, MOST)));
        while (field.find()) {
            look(draft, field.group(1), field.group(2));
        }
    }

    /** Takes the name of a field and its arguments. */
    static void look(Draft draft, String name, String arguments) throws LimitReached {
        if (SHOWS.matcher(name).matches()) {
            draft.text().aside(arguments);
            draft.text().line();
        }
        if (name.equalsIgnoreCase("DDE") || name.equalsIgnoreCase("DDEAUTO")) {
            draft.sign(Sign.Kind.MACRO, "a field that starts another program (DDE)");
        } else if (FETCHES.matcher(name).find()) {
            Matcher target = TARGET.matcher(arguments.replace("\\\\", "\\"));
            while (target.find()) {
                // a doubled backslash is how a field writes one
                if (Links.isRemote(target.group()) || target.group().matches("\\\\[^\\\\*@#a-z!].*\\\\.*")) {
                    draft.sign(Sign.Kind.REMOTE, "a field that fetches from elsewhere");
                }
            }
        }
    }
}
