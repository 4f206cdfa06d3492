package org.postern.read;

/** RFC 3676 format=flowed: a line that ends in a space goes on in the next one of the same quote depth. */
final class Flowed {
    private Flowed() {}

    static String join(String text, boolean deleteSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int openDepth = -1;
        for (String line : text.split("\r?\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String rest = line.substring(depth);
            rest = rest.startsWith(" ") ? rest.substring(1) : rest; // space-stuffing, RFC 3676 4.4
            boolean signature = rest.equals("-- ");
            if (openDepth == depth && !signature) {
                out.append(rest);
            } else {
                out.append(out.isEmpty() ? "" : "\n").append(">".repeat(depth));
                out.append(depth > 0 && !rest.isEmpty() ? " " : "").append(rest);
            }
            boolean flows = rest.endsWith(" ") && !signature;
            if (flows && deleteSpace) {
                out.setLength(out.length() - 1);
            }
            openDepth = flows ? depth : -1;
        }
        return out.toString();
    }
}
