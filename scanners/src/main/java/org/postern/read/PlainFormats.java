package org.postern.read;

import java.util.Set;
import java.util.regex.Pattern;

/** Formats that have a media type of their own, but of which people see nothing but the text as it stands. */
final class PlainFormats {
    /** TeX, lists of books, subtitles of a film, lists of songs, addresses of a site, what a query answered. */
    private static final Set<String> TEXT = Set.of(
            "application/x-tex",
            "application/x-latex",
            "application/x-bibtex-text-file",
            "application/x-endnote-refer",
            "application/x-research-info-systems",
            "application/x-subrip",
            "application/x-ebu-stl",
            "application/vnd.apple.mpegurl",
            "audio/x-mpegurl",
            "application/x-font-adobe-metric",
            "application/x-isatab",
            "application/x-isatab-assay",
            "application/x-isatab-investigation",
            "application/x-httpresponse",
            "application/x-yaml",
            "application/yaml",
            "application/sql",
            "application/toml",
            "application/x-sql");

    /** Feeds, maps, style sheets, lists, subtitles and translations that are XML and hold no file of another kind. */
    private static final Pattern XML = Pattern.compile(
            "application/((atom|rss|rdf|xslt|xslfo|xspf|smil|ttml|xml-dtd|dash|mathml|dif|onix-message|dita)\\+xml.*"
                    + "|vnd\\.google-earth\\.kml\\+xml|vnd\\.iptc\\.g2\\.newsmessage\\+xml|x-xliff\\+xml|x-tmx"
                    + "|x-plist|x-ms-asx|x-amf|xml-dtd|vnd\\.adobe\\.xfdf)");

    private PlainFormats() {}

    /** The text kind that shows all of it; otherwise the kind as it was. */
    static FileKind of(FileKind detected) {
        if (TEXT.contains(detected.mediaType())) {
            return Kinds.named("txt");
        }
        return XML.matcher(detected.mediaType()).matches() ? Kinds.named("xml") : detected;
    }
}
