package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postern.reader.LimitReached;

/**
 * Which parts of an Office document only say how it looks, so that no reader sees words or pictures of theirs. A part's
 * name is free (ECMA-376 part 2, 6.2.2), so it is asked what it is: XML by its outermost element, all else by what it
 * is referred to as.
 */
final class OoxmlLooks {
    /** Of themes, fonts, styles, settings of views, calculation order, diagrams' and charts' looks, and add-ins. */
    private static final Set<String> ELEMENTS = Set.of(
            "theme",
            "themeOverride",
            "fonts",
            "webSettings",
            "styles",
            "calcChain",
            "presentationPr",
            "viewPr",
            "tblStyleLst",
            "tagLst",
            "volTypes",
            "metadata",
            "styleSheet",
            "colorsDef",
            "styleDef",
            "layoutDef",
            "chartStyle",
            "colorStyle",
            "webextension",
            "taskpanes",
            "vbaSuppData");

    private static final Set<String> REFERENCES = Set.of("font", "printersettings");

    private final ZipParts zip;
    private Optional<Set<String>> referred = Optional.empty();

    OoxmlLooks(ZipParts zip) {
        this.zip = zip;
    }

    /** Whether the part of that name in small letters is one. */
    boolean contain(String name) throws LimitReached, OverLimit {
        if (!name.endsWith(".xml")) {
            return referred().contains(name);
        }
        try (InputStream in = zip.open(name)) {
            return ELEMENTS.contains(Xml.root(in));
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            return false; // whoever reads it will say so
        }
    }

    /** What is referred to as a look and as nothing else. */
    private Set<String> referred() throws LimitReached, OverLimit {
        if (referred.isEmpty()) {
            Set<String> looks = new HashSet<>();
            Set<String> others = new HashSet<>();
            for (String name : zip.names()) {
                if (name.endsWith(".rels")) {
                    refer(name.replaceFirst("(^|/)_rels/([^/]*)\\.rels$", "$1$2"), looks, others);
                }
            }
            looks.removeAll(others);
            referred = Optional.of(looks);
        }
        return referred.get();
    }

    private void refer(String part, Set<String> looks, Set<String> others) throws LimitReached, OverLimit {
        try {
            for (Relations.Relation relation : Relations.of(zip, part).all()) {
                boolean look = REFERENCES.contains(relation.type().toLowerCase(Locale.ROOT));
                (look ? looks : others).add(relation.target().toLowerCase(Locale.ROOT));
            }
        } catch (OverLimit limit) {
            throw limit;
        } catch (IOException damaged) {
            // its own part says so
        }
    }
}
