package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.postern.read.FileKind;
import org.postern.read.Sign;
import org.postern.read.SvgPlaces;
import org.postern.read.SvgShapes;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads the words of vector drawings (SVG 2); pictures inside are files of their own. Nothing is ever fetched. */
final class SvgReader {
    private static final int MOST = 32 << 20;
    private static final int DEEPEST = 500;
    private static final Pattern DATA = Pattern.compile("(?i)data:([\\w/+.-]{0,60})[^,]{0,100},(.*)", Pattern.DOTALL);
    private static final Pattern HIDES = Pattern.compile(
            "(?i).*(display\\s*:\\s*none|visibility\\s*:\\s*(hidden|collapse)|(fill-)?opacity\\s*:\\s*0(\\.0*)?\\s*(;|$)|font-size\\s*:\\s*0).*");
    private static final Pattern UNSEEN =
            Pattern.compile("(?i)title|desc|metadata|defs|switch|symbol|rdf.*|cc:.*|dc:.*");

    private static final Pattern TURNS =
            Pattern.compile("(?i)(?=.*direction\\s*:\\s*rtl).*unicode-bidi\\s*:\\s*[a-z-]*override.*", Pattern.DOTALL);

    /** Rules of a style that turn letters, and transforms that mirror them. */
    private static final Pattern MIRRORED = Pattern.compile(
            "(?i)\\{[^{}]*unicode-bidi\\s*:\\s*[a-z-]*override|scaleX?\\(\\s*-|matrix\\(\\s*-[1-9.][\\d.]*[\\s,]+0[\\s,]+0[\\s,]+[\\d.]");

    private static final Pattern ENTITY = Pattern.compile("<!ENTITY\\s+([\\w.-]+)\\s+(?:\"([^\"]*)\"|'([^']*)')\\s*>");
    private static final Pattern REFERENCE = Pattern.compile("&([\\w.-]+);");
    private static final int ENTITIES = 500;

    private final Map<String, String> entities = new HashMap<>();
    private final Draft draft;
    private final SvgShapes shapes = new SvgShapes();
    private final SvgPlaces places = new SvgPlaces();

    private SvgReader(Draft draft) {
        this.draft = draft;
    }

    /** For the list of readers. */
    static KindReader reader() {
        return new KindReader() {
            @Override
            public boolean reads(FileKind kind) {
                return kind.name().equals("svg");
            }

            @Override
            public Seen read(OpenFile file, Session session) {
                return Draft.of(file, session, SvgReader::read);
            }
        };
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        if (Files.size(draft.file().bytes()) > MOST) {
            throw new LimitReached("it is larger than " + (MOST >> 20) + " MB");
        }
        Document drawing = Jsoup.parse(Files.newInputStream(draft.file().bytes()), null, "", Parser.xmlParser());
        draft.sign(Sign.Kind.DRAWING, "a vector drawing");
        Element root = drawing.selectFirst("svg, *|svg");
        if (root == null) {
            draft.damaged();
            return;
        }
        String source = Files.readString(draft.file().bytes(), StandardCharsets.ISO_8859_1);
        SvgReader reader = new SvgReader(draft);
        reader.entities(source);
        reader.node(drawing, false, 0);
        Optional<String> seen = reader.places.seen();
        if (seen.isPresent()) {
            draft.text().aside(seen.get());
            draft.text().line();
        }
        if (!source.contains("</" + root.tagName()) && !root.childNodes().isEmpty()) {
            draft.damaged();
        } else if (MIRRORED.matcher(source).find()) {
            draft.unclear(draft.file().called() + " shows letters in another order than they are written.");
        } else if (reader.shapes.mayBeLetters()) {
            draft.unclear(draft.file().called() + " may hold words that are drawn as lines.");
        }
    }

    /** Words that the file declares for itself (XML 1.0, 4.2.1); programs write them where they are named. */
    private void entities(String source) {
        Matcher entity = ENTITY.matcher(source);
        while (entity.find() && entities.size() < ENTITIES) {
            String value = entity.group(2) == null ? entity.group(3) : entity.group(2);
            entities.put(entity.group(1), value.substring(0, Math.min(value.length(), ENTITIES)));
        }
    }

    private String expanded(String words) {
        return entities.isEmpty()
                ? words
                : REFERENCE
                        .matcher(words)
                        .replaceAll(
                                name -> Matcher.quoteReplacement(entities.getOrDefault(name.group(1), name.group())));
    }

    private void node(Node node, boolean hidden, int depth) throws IOException, LimitReached {
        if (depth > DEEPEST) {
            throw new LimitReached("its parts stand inside each other more than " + DEEPEST + " times");
        }
        for (Node child : node.childNodes()) {
            if (child instanceof TextNode words) {
                draft.text().words(expanded(words.getWholeText()).replaceAll("\\s+", " "), hidden);
            } else if (child instanceof Element element) {
                element(element, hidden, depth);
            }
        }
    }

    private void element(Element element, boolean hidden, int depth) throws IOException, LimitReached {
        String name = element.tagName().replaceFirst("^svg:", "").toLowerCase(Locale.ROOT);
        attributes(draft, element, name);
        if (name.equals("script") || name.equals("handler")) {
            draft.sign(Sign.Kind.MACRO, "a script in a drawing");
        } else if (name.equals("style")) {
            boolean fetches = element.data().matches("(?is).*(@import|url\\(\\s*['\"]?(https?:)?//).*");
            if (fetches || element.wholeText().matches("(?is).*(@import|url\\(\\s*['\"]?(https?:)?//).*")) {
                draft.sign(Sign.Kind.REMOTE, "a style from elsewhere");
            }
        } else {
            shapes.add(element, name);
            boolean turns = TURNS.matcher(element.attr("style") + ";" + presentation(element))
                    .matches();
            boolean unseen = hidden || hides(element, name);
            if (!unseen) {
                places.add(element, element.ownText());
            }
            draft.text().words(turns ? "\u202E" : "", unseen);
            node(element, unseen, depth + 1);
            draft.text().words(turns ? "\u202C" : "", unseen);
            if (!name.equals("tspan") && !name.equals("a")) {
                draft.text().line();
            }
        }
    }

    private static boolean hides(Element element, String name) {
        String style = element.attr("style") + ";" + presentation(element);
        return UNSEEN.matcher(name).matches() || HIDES.matcher(style).matches();
    }

    private static String presentation(Element element) {
        StringBuilder style = new StringBuilder();
        for (String name : new String[] {
            "display", "visibility", "opacity", "fill-opacity", "font-size", "direction", "unicode-bidi"
        }) {
            if (element.hasAttr(name)) {
                style.append(name).append(':').append(element.attr(name)).append(';');
            }
        }
        return style.toString();
    }

    private static void attributes(Draft draft, Element element, String name) throws IOException, LimitReached {
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (key.startsWith("on")) {
                draft.sign(Sign.Kind.MACRO, "a script in a drawing");
            } else if (key.equals("href") || key.endsWith(":href")) {
                link(draft, name, attribute.getValue());
            } else if (key.matches("aria-label|value|placeholder") || key.equals("title") || key.endsWith(":title")) {
                draft.text().aside(attribute.getValue());
            }
        }
    }

    private static void link(Draft draft, String name, String target) throws IOException, LimitReached {
        Matcher data = DATA.matcher(target.strip());
        if (data.matches()) {
            byte[] bytes = target.substring(0, target.indexOf(','))
                            .toLowerCase(Locale.ROOT)
                            .contains("base64")
                    ? Base64.getMimeDecoder().decode(data.group(2).replaceAll("[^A-Za-z0-9+/=]", ""))
                    : Links.words(data.group(2)).getBytes(StandardCharsets.UTF_8);
            draft.child(Optional.of("picture"), Optional.empty(), new ByteArrayInputStream(bytes));
        } else if (!target.startsWith("#")) {
            draft.text().aside(Links.words(target));
            if (target.strip().toLowerCase(Locale.ROOT).startsWith("javascript:")) {
                draft.sign(Sign.Kind.MACRO, "a script in a drawing");
            } else if ((!name.equals("a") && Links.isRemote(target)) || Links.isShare(target)) {
                draft.sign(Sign.Kind.REMOTE, "a part from elsewhere");
            }
        }
    }
}
