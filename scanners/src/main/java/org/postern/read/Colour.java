package org.postern.read;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CSS colour; {@code alpha} from 0 (clear) to 1. */
record Colour(int red, int green, int blue, double alpha) {
    static final Colour WHITE = new Colour(255, 255, 255, 1);
    static final Colour BLACK = new Colour(0, 0, 0, 1);

    private static final int NEAR = 24;
    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\\b|^[0-9a-f]{6}$");
    private static final Pattern RGB =
            Pattern.compile("rgba?\\(\\s*(\\d+)[\\s,]+(\\d+)[\\s,]+(\\d+)(?:[\\s,/]+(\\d*\\.?\\d+))?\\s*\\)");
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("white", 0xffffff),
            Map.entry("snow", 0xfffafa),
            Map.entry("ivory", 0xfffff0),
            Map.entry("ghostwhite", 0xf8f8ff),
            Map.entry("whitesmoke", 0xf5f5f5),
            Map.entry("mintcream", 0xf5fffa),
            Map.entry("azure", 0xf0ffff),
            Map.entry("floralwhite", 0xfffaf0),
            Map.entry("black", 0),
            Map.entry("red", 0xff0000),
            Map.entry("green", 0x008000),
            Map.entry("blue", 0x0000ff),
            Map.entry("yellow", 0xffff00),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("silver", 0xc0c0c0),
            Map.entry("navy", 0x000080),
            Map.entry("lightgray", 0xd3d3d3),
            Map.entry("lightyellow", 0xffffe0),
            Map.entry("orange", 0xffa500),
            Map.entry("purple", 0x800080));

    static Optional<Colour> parse(String css) {
        String text = css.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher rgb = RGB.matcher(text);
        if (rgb.find()) {
            double alpha = rgb.group(4) == null ? 1 : Double.parseDouble(rgb.group(4));
            return Optional.of(new Colour(octet(rgb.group(1)), octet(rgb.group(2)), octet(rgb.group(3)), alpha));
        }
        Matcher hex = HEX.matcher(text);
        if (hex.find()) {
            return Optional.of(ofHex(hex.group().replace("#", "")));
        }
        if (text.startsWith("transparent")) {
            return Optional.of(new Colour(0, 0, 0, 0));
        }
        Integer named = NAMES.get(text.split("\\s", 2)[0]);
        return named == null ? Optional.empty() : Optional.of(ofNumber(named, 1));
    }

    private static int octet(String digits) {
        return digits.length() > 3 ? 255 : Math.min(Integer.parseInt(digits), 255);
    }

    private static Colour ofHex(String digits) {
        String six = digits.length() < 6 ? digits.replaceAll("(.)", "$1$1") : digits;
        double alpha = six.length() == 8 ? Integer.parseInt(six.substring(6), 16) / 255.0 : 1;
        return ofNumber(Integer.parseInt(six.substring(0, 6), 16), alpha);
    }

    private static Colour ofNumber(int rgb, double alpha) {
        return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, alpha);
    }

    /** Whether a person could not tell text of this colour from that background. */
    boolean isLost(Colour background) {
        return alpha < 0.05
                || (Math.abs(red - background.red) <= NEAR
                        && Math.abs(green - background.green) <= NEAR
                        && Math.abs(blue - background.blue) <= NEAR);
    }
}
