package org.postern.read;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;

/** The text of an HTML page: what a reader sees, and below it what he does not, marked as hidden. */
final class HtmlText implements NodeVisitor {
    private static final Set<String> SKIPPED = Set.of("style", "script");
    private static final Set<String> NEVER_SHOWN =
            Set.of("template", "title", "datalist", "noframes", "noembed", "audio", "video", "object", "iframe");
    private static final Set<String> LINES = Set.of(
            "br",
            "hr",
            "tr",
            "li",
            "dt",
            "dd",
            "option",
            "body",
            "head",
            "summary",
            "legend",
            "optgroup",
            "caption",
            "select",
            "textarea");

    /** Stand in a line like a word of their own. */
    private static final Set<String> APART =
            Set.of("td", "th", "img", "input", "button", "svg", "canvas", "meter", "progress");

    private static final Set<String> VALUED = Set.of("button", "option", "data", "time", "meter", "progress");

    private static final Pattern CONDITIONAL =
            Pattern.compile("\\[if[^\\]]*\\]>?(.*?)(<!\\[endif\\]|$)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final int LINK = 2000;

    /** What an element passes on to what is inside it. */
    private record State(boolean hidden, Colour colour, Colour background, boolean pre, Flow flow) {}

    /** Whether it repeats an earlier mail, is laid out from the right, or turns what stands directly in it. */
    private record Flow(boolean quoted, boolean rtl, boolean turns) {}

    private final TextBuilder out = new TextBuilder();
    private final List<Span> quoted = new ArrayList<>();
    private final Deque<State> states = new ArrayDeque<>();
    private final Deque<Integer> quoteStarts = new ArrayDeque<>();
    private final StringBuilder rtl = new StringBuilder();
    private final StyleSheet sheet;
    private final Generated generated;
    private final Placed placed = new Placed();
    private final Deque<Style> styles = new ArrayDeque<>();

    private HtmlText(StyleSheet sheet) {
        this.sheet = sheet;
        this.generated = new Generated(sheet);
        styles.push(Style.NONE);
        states.push(new State(false, Colour.BLACK, Colour.WHITE, false, new Flow(false, false, false)));
    }

    static PartText read(PartPath path, String html) {
        return read(path, Jsoup.parse(html));
    }

    static PartText read(PartPath path, Document page) {
        HtmlText reader = new HtmlText(StyleSheet.of(page));
        page.traverse(reader);
        reader.sheet.loose().forEach(reader.out::aside);
        TextBuilder out = reader.out;
        List<Span> quoted = new ArrayList<>(QuotedText.find(out.seen(), reader.quoted));
        quoted.addAll(out.quotedRest());
        return new PartText(path, out.text(), out.hidden(), quoted);
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> words(words.getWholeText());
            case Comment comment -> conditional(comment.getData());
            case Element element -> open(element);
            default -> {
                // doctypes and data of style and script are not text
            }
        }
    }

    private void words(String words) {
        State state = states.element();
        out.append(words, state.hidden(), state.pre());
        if (state.flow().rtl() && !state.hidden()) {
            rtl.append(words);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element) || SKIPPED.contains(element.normalName())) {
            return;
        }
        words(generated.close(element));
        if (element.normalName().equals("a")) {
            link(element.attr("href"));
        }
        if (states.element().flow().turns()) {
            words("\u202C");
        }
        styles.pop();
        placed.close().ifPresent(out::aside);
        breakAround(element);
        State closed = states.pop();
        out.quoting(states.element().flow().quoted());
        if (closed.flow().quoted() && !states.element().flow().quoted()) {
            quoted.add(new Span(quoteStarts.pop(), out.length()));
        }
    }

    private void open(Element element) {
        if (SKIPPED.contains(element.normalName())) {
            return;
        }
        breakAround(element);
        Style style = sheet.of(element);
        State inner = state(element, style, states.element());
        if (inner.flow().quoted() && !states.element().flow().quoted()) {
            quoteStarts.push(out.length());
        }
        placed.open(element, style, styles.element(), states.element().flow().rtl());
        styles.push(style);
        states.push(inner);
        out.quoting(inner.flow().quoted());
        if (states.element().flow().turns()) {
            words("\u202E");
        }
        words(generated.open(element, style));
        attributes(element);
    }

    private void attributes(Element element) {
        for (String name : List.of("alt", "title", "aria-label", "placeholder", "summary", "content")) {
            if (element.hasAttr(name) && !isMachineMeta(element)) {
                out.aside(element.attr(name));
            }
        }
        if (element.normalName().equals("input")) {
            filledIn(element);
        } else if (VALUED.contains(element.normalName())) {
            out.aside(element.attr("value") + " " + element.attr("datetime"));
        }
        if (element.hasAttr("label")) {
            words(element.attr("label") + " ");
        }
        if (element.normalName().equals("svg") && isOutermost(element)) {
            drawn(element);
        }
        if (!element.normalName().equals("a")) {
            link(element.attr("href"));
        }
    }

    private static boolean isOutermost(Element drawing) {
        Element outer = drawing.parent();
        return outer == null || outer.closest("svg") == null;
    }

    /** Words of a drawing are seen where they are placed. */
    private void drawn(Element drawing) {
        SvgPlaces places = new SvgPlaces();
        drawing.select("text,tspan").forEach(words -> places.add(words, words.ownText()));
        places.seen().ifPresent(out::aside);
    }

    /** What stands in a field or on a button; of a box to tick and a password nobody sees it. */
    private void filledIn(Element field) {
        boolean shown = !field.attr("type").matches("(?i)hidden|checkbox|radio|password|image|file|range|color");
        if (shown && field.hasAttr("value")) {
            words(field.attr("value") + " ");
        } else {
            out.aside(field.attr("value"));
        }
    }

    private static boolean isMachineMeta(Element element) {
        return element.normalName().equals("meta")
                && (element.hasAttr("http-equiv")
                        || element.attr("name")
                                .matches("(?i)viewport|generator|progid|color-scheme|supported-color-schemes"));
    }

    private State state(Element element, Style style, State outer) {
        Colour background = Colour.parse(style.background())
                .or(() -> Colour.parse(element.attr("bgcolor")))
                .filter(c -> c.alpha() > 0.5)
                .orElse(outer.background());
        Colour colour = Colour.parse(style.colour())
                .or(() -> Colour.parse(element.attr(element.normalName().equals("body") ? "text" : "color")))
                .orElse(outer.colour());
        boolean hidden = outer.hidden()
                || style.hides()
                || element.hasAttr("hidden")
                || NEVER_SHOWN.contains(element.normalName())
                || (element.normalName().equals("input") && element.attr("type").equalsIgnoreCase("hidden"))
                || colour.isLost(background);
        boolean pre = outer.pre() || element.normalName().matches("pre|textarea|listing|xmp|plaintext");
        String direction = style.get("direction").isEmpty() ? element.attr("dir") : style.get("direction");
        boolean fromRight = direction.equalsIgnoreCase("rtl") || (outer.flow().rtl() && direction.isEmpty());
        Flow flow = new Flow(outer.flow().quoted() || isQuote(element, style), fromRight, turns(element, style));
        return new State(hidden, colour, background, pre, flow);
    }

    /** How Gmail, Outlook, Yahoo and Apple mark the mail that is answered. */
    private static boolean isQuote(Element element, Style style) {
        String classes = element.className();
        return element.normalName().equals("blockquote")
                || classes.matches(".*(gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote).*")
                || element.id().equals("divRplyFwdMsg")
                || style.declarations().getOrDefault("border-top", "").matches("solid #(e1e1e1|b5c4df) 1\\.0pt");
    }

    /** What bdo and CSS turn round is written in the characters that do the same in plain text (HTML, 4.5.25). */
    private static boolean turns(Element element, Style style) {
        boolean rtl = element.attr("dir").equalsIgnoreCase("rtl");
        return (rtl && element.normalName().equals("bdo"))
                || style.isTurned()
                || (rtl && style.get("unicode-bidi").endsWith("override"));
    }

    private void breakAround(Element element) {
        String name = element.normalName();
        if (APART.contains(name)) {
            out.gap();
        } else if (element.isBlock() || LINES.contains(name)) {
            turned();
            out.line();
        }
    }

    /** Numbers of a line that is laid out from the right are seen in the other order. */
    private void turned() {
        if (!rtl.isEmpty()) {
            Turned.seen(rtl.toString()).ifPresent(out::aside);
            rtl.setLength(0);
        }
    }

    /** Outlook shows what other clients take for a comment. */
    private void conditional(String comment) {
        Matcher inside = CONDITIONAL.matcher(comment);
        if (inside.lookingAt()) {
            // a comment within it would be one that never ends, so its text is taken as it stands
            Document page = Jsoup.parse(inside.group(1).replace("<!--", " "));
            out.aside(read(PartPath.ROOT, page).text());
        }
    }

    private void link(String target) {
        if (!target.isBlank() && !target.startsWith("#")) {
            out.aside(decoded(target.substring(0, Math.min(target.length(), LINK))));
        }
    }

    private static String decoded(String target) {
        if (!target.contains("%")) {
            return target;
        }
        try {
            return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return target;
        }
    }
}
