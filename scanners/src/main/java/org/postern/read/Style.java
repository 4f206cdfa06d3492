package org.postern.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declarations of one style attribute or rule, as far as they decide whether text can be seen. */
record Style(Map<String, String> declarations) {
    static final Style NONE = new Style(Map.of());

    private static final Pattern DECLARATION = Pattern.compile("([a-zA-Z0-9_-]+)\\s*:\\s*([^;{}]+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d*\\.?\\d+");
    /** What is shown as it is written. */
    private static final Pattern SHOWN = Pattern.compile("content|quotes|list-style(-type)?|--.*");

    private static final Pattern WRITES =
            Pattern.compile("direction|unicode-bidi|content|list-style(-type)?|counter-.*");

    Style {
        declarations = Map.copyOf(declarations);
    }

    static Style parse(String css) {
        if (css.isBlank()) {
            return NONE;
        }
        CssText text = CssText.of(css);
        return parse(text.rules(), text);
    }

    /** Parses declarations of a sheet. */
    static Style parse(String declarations, CssText text) {
        Map<String, String> found = new HashMap<>();
        Matcher declaration = DECLARATION.matcher(declarations);
        while (declaration.find()) {
            String name = declaration.group(1).toLowerCase(Locale.ROOT);
            String value = declaration.group(2).replace("!important", "").strip();
            found.put(name, SHOWN.matcher(name).matches() ? text.with(value) : value.toLowerCase(Locale.ROOT));
        }
        return new Style(found);
    }

    Style with(Style stronger) {
        if (stronger.declarations.isEmpty()) {
            return this;
        }
        Map<String, String> both = new HashMap<>(declarations);
        both.putAll(stronger.declarations);
        return new Style(both);
    }

    /** The value in lower case, or as it stands where it is shown; empty if there is none. */
    String get(String name) {
        return declarations.getOrDefault(name, "");
    }

    /** Whether it hides what it is set on by itself, colours apart. */
    boolean hides() {
        return get("display").equals("none")
                || get("visibility").matches("hidden|collapse")
                || get("mso-hide").equals("all")
                || number("opacity", 1) < 0.05
                || tinyText()
                || number("text-indent", 0) < -99
                || offScreen()
                || collapsed()
                || get("clip").replace(" ", "").matches("rect\\(0(px)?,0(px)?,0(px)?,0(px)?\\)")
                || get("transform").replace(" ", "").contains("scale(0)");
    }

    /** Up to 1px, or the same in other units, nobody reads. */
    private boolean tinyText() {
        String size = get("font-size");
        if (size.isEmpty()) {
            Matcher shorthand =
                    Pattern.compile("(\\d*\\.?\\d+)(px|pt|em|rem|%)").matcher(get("font"));
            size = shorthand.find() ? shorthand.group() : "";
        }
        Matcher number = NUMBER.matcher(size);
        if (!number.find()) {
            return false;
        }
        double value = Double.parseDouble(number.group());
        return size.endsWith("em") ? value <= 0.1 : size.endsWith("%") ? value <= 10 : value <= 1;
    }

    private boolean offScreen() {
        return get("position").matches("absolute|fixed")
                && (number("left", 0) < -99 || number("top", 0) < -99 || number("right", 0) < -99);
    }

    private boolean collapsed() {
        boolean cut = get("overflow").equals("hidden");
        return cut
                && (number("max-height", 9) == 0
                        || number("height", 9) == 0
                        || number("width", 9) == 0
                        || number("max-width", 9) == 0);
    }

    private double number(String name, double otherwise) {
        Matcher number = NUMBER.matcher(get(name));
        return number.lookingAt() ? Double.parseDouble(number.group()) : otherwise;
    }

    String colour() {
        return get("color");
    }

    String background() {
        String plain = get("background-color");
        return plain.isEmpty() ? get("background") : plain;
    }

    /** Whether letters are shown in the other order than they are written (CSS Writing Modes 3, 2.2). */
    boolean isTurned() {
        return get("direction").equals("rtl") && get("unicode-bidi").endsWith("override");
    }

    boolean isOfInterest() {
        return hides()
                || !colour().isEmpty()
                || !background().isEmpty()
                || declarations.keySet().stream()
                        .anyMatch(name -> WRITES.matcher(name).matches());
    }
}
