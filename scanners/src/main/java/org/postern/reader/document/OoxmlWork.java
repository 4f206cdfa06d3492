package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;

/**
 * Reads an Office document part by part: first what the main part refers to, in order, then every part that is left, so
 * that nothing in the file goes unread for want of a reference.
 */
final class OoxmlWork {
    /** Some programs name the type of macros as a default for parts that are not there. */
    private static final Pattern MACRO_TYPE = Pattern.compile("macroenabled|<override[^>]{0,500}vbaproject");

    private static final Pattern MARKUP =
            Pattern.compile("(word|ppt|xl/(drawings|charts|diagrams|threadedcomments|comments)).*");
    private static final Set<String> REFERRED = Set.of(
            "slidelayout",
            "slidemaster",
            "slide",
            "notesmaster",
            "presentation",
            "officedocument",
            "theme",
            "themeoverride",
            "worksheet");

    private final Draft draft;
    private final ZipParts zip;
    private final OoxmlLooks looks;
    private final Set<String> done = new HashSet<>();

    OoxmlWork(Draft draft, ZipParts zip) {
        this.draft = draft;
        this.zip = zip;
        looks = new OoxmlLooks(zip);
    }

    void read() throws IOException, LimitReached {
        signs();
        String main = main();
        if (!zip.has(main)) {
            throw new IOException("no main part");
        }
        String root;
        try (InputStream in = zip.open(main)) {
            root = Xml.root(in);
        }
        switch (root) {
            case "workbook" -> new BookWork(draft, zip, this).read(main);
            case "presentation" -> new SlidesWork(draft, zip, this).read(main);
            default -> part(main, new Spot(OptionalInt.empty(), Optional.empty(), false));
        }
        rest();
    }

    /** Where what follows stands. */
    record Spot(OptionalInt page, Optional<String> sheet, boolean concealed) {
        Spot named(String name) {
            return new Spot(page, Optional.of(name), concealed);
        }
    }

    private String main() throws IOException, LimitReached {
        for (Relations.Relation relation : Relations.of(zip, "").all()) {
            if (relation.type().equals("officeDocument")) {
                return relation.target();
            }
        }
        throw new IOException("no main part");
    }

    private void signs() throws IOException, LimitReached {
        for (String name : zip.names()) {
            if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("/dialogsheets/")) {
                draft.sign(Sign.Kind.MACRO, "macros in a document");
            } else if (name.contains("/activex/")) {
                draft.sign(Sign.Kind.MACRO, "a control that runs a program (ActiveX)");
            } else if (name.matches("xl/externallinks/[^/]+\\.xml")) {
                parse(name, new Starts(xml -> link(xml.getLocalName())));
            }
        }
        String types =
                OleFile.letters(zip.bytes("[content_types].xml", 4 << 20)).toLowerCase(Locale.ROOT);
        if (MACRO_TYPE.matcher(types).find()) {
            draft.sign(Sign.Kind.MACRO, "macros in a document");
        }
    }

    /** ECMA-376 part 1, 18.14.4: the service is a program that Excel starts. */
    private void link(String element) {
        if (element.equals("ddeLink")) {
            draft.sign(Sign.Kind.MACRO, "a link that starts another program (DDE)");
        }
    }

    /** Counts a part as read; false if it was before. */
    boolean take(String part) {
        return done.add(part.toLowerCase(Locale.ROOT));
    }

    /** Reads a part of marked up text and what it refers to. */
    void part(String part, Spot spot) throws IOException, LimitReached {
        if (!take(part)) {
            return;
        }
        draft.text().section(spot.page(), spot.sheet(), spot.concealed());
        parse(part, new MarkupText(draft));
        referred(part, spot);
    }

    void parse(String part, Xml.Sink sink) throws LimitReached, IOException {
        try (InputStream in = zip.open(part)) {
            Xml.read(in, sink);
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            draft.damaged(); // the other parts may still be whole
        }
    }

    /** Reads what a part refers to: links, pictures, and parts such as comments and notes. */
    void referred(String part, Spot spot) throws IOException, LimitReached {
        Relations relations = Relations.of(zip, part);
        take(relationsOf(part));
        for (Relations.Relation relation : relations.all()) {
            if (relation.external()) {
                external(relation);
            }
        }
        for (Relations.Relation relation : relations.all()) {
            boolean follow = !relation.external()
                    && zip.has(relation.target())
                    && !REFERRED.contains(relation.type().toLowerCase(Locale.ROOT));
            if (follow) {
                inside(relation, spot);
            }
        }
    }

    static String relationsOf(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    private void external(Relations.Relation relation) throws LimitReached {
        String target = relation.target();
        boolean link = relation.type().equalsIgnoreCase("hyperlink");
        draft.text().aside(Links.words(target));
        draft.text().line();
        boolean fetched = !link && (Links.isRemote(target) || relation.type().equalsIgnoreCase("oleObject"));
        if (fetched || Links.isShare(target)) {
            draft.sign(Sign.Kind.REMOTE, Fetched.called(relation.type()));
        }
    }

    private void inside(Relations.Relation relation, Spot spot) throws IOException, LimitReached {
        String target = relation.target();
        String name = target.toLowerCase(Locale.ROOT);
        if (relation.type().equalsIgnoreCase("vbaProject")) {
            draft.sign(Sign.Kind.MACRO, "macros in a document");
            take(name);
        } else if (looks.contain(name)) {
            take(name);
        } else if (name.endsWith(".xml") || name.endsWith(".vml")) {
            switch (relation.type().toLowerCase(Locale.ROOT)) {
                case "notesslide" -> part(target, spot.named("Notes"));
                case "comments", "threadedcomment" -> part(target, spot.named("Comments"));
                default -> {
                    if (MARKUP.matcher(name).matches()) {
                        part(target, spot);
                    }
                }
            }
        } else {
            file(target, spot);
        }
    }

    /** Gives a file inside to the walk, once. */
    private void file(String part, Spot spot) throws IOException, LimitReached {
        if (!take(part) || part.toLowerCase(Locale.ROOT).startsWith("docprops/thumbnail.")) {
            return; // a thumbnail is the first page again, which only file managers show
        }
        String name = zip.spelt(part);
        try (InputStream in = zip.open(part)) {
            draft.childOnPage(name.substring(name.lastIndexOf('/') + 1), spot.page(), in);
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            draft.damaged();
        }
    }

    private void rest() throws IOException, LimitReached {
        List<String> left = new ArrayList<>();
        for (String name : zip.names()) {
            boolean open = !done.contains(name) && !name.endsWith("/") && !name.equals("[content_types].xml");
            if (open && !looks.contain(name)) {
                left.add(name);
            }
        }
        Spot nowhere = new Spot(OptionalInt.empty(), Optional.empty(), false);
        for (String name : left) {
            if (name.endsWith(".rels")) {
                loose(name);
            } else if (!name.endsWith(".xml") && !name.endsWith(".vml")) {
                other(name, nowhere);
            } else if (MARKUP.matcher(name).matches()) {
                part(name, nowhere.named(name.contains("comment") ? "Comments" : "More"));
            } else if (take(name)) {
                draft.text().section(OptionalInt.empty(), Optional.of("Properties"), true);
                parse(name, new OtherText(draft.text(), name.startsWith("customxml/")));
            }
        }
    }

    private void other(String name, Spot spot) throws IOException, LimitReached {
        boolean code = name.endsWith("vbaproject.bin") || name.contains("/activex/");
        if (code) {
            take(name); // the sign says it
        } else {
            file(name, spot);
        }
    }

    /** References of a part that is not read itself, such as the settings with the template. */
    private void loose(String name) throws IOException, LimitReached {
        if (take(name)) {
            draft.text().section(OptionalInt.empty(), Optional.of("Properties"), true);
            String part = name.replaceFirst("_rels/([^/]*)\\.rels$", "$1");
            for (Relations.Relation relation : Relations.of(zip, part).all()) {
                if (relation.external()) {
                    external(relation);
                }
            }
        }
    }
}
