package org.postern.certs.interop;

import java.util.List;
import java.util.Map;

/** The interop table as Markdown. */
final class Table {
    static final String OPENED_BY_OTHERS = "Encrypted by Postern, opened by";
    static final String OPENED_BY_US = "Encrypted by others, opened by Postern";
    static final String VERIFIED_BY_OTHERS = "Signed by Postern, verified by";
    static final String VERIFIED_BY_US = "Signed by others, verified by Postern";

    private static final String HEAD = """
        # Who reads whose S/MIME

        Written by `InteropTest`, which fails when this page no longer says what it found. Programs are those of Debian 12:
        OpenSSL 3.0, gpgsm 2.2.40 (GnuPG) and NSS 3.87 (`cmsutil`; Thunderbird's and Evolution's S/MIME). Every "yes" is a
        plain text and a nested multipart with attachments, opened byte for byte or verified with the chain to the root.
        A 25 MB mail is tested with OpenSSL in `OpensslTest`.
        """;

    private static final String FOOT = """

        gpgsm takes no elliptic keys from a PKCS #12 file, so its cells for ECDH say "no" without a trial. "no" for GCM and OAEP
        is why Postern writes them only to recipients whose signed mail announced them, or for whom an administrator set it.
        """;

    record Section(String title, List<String> columns, Map<String, List<String>> rows) {}

    private Table() {}

    static String render(List<Section> sections) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Section section : sections) {
            page.append("\n## ").append(section.title()).append("\n\n| |");
            section.columns().forEach(c -> page.append(' ').append(c).append(" |"));
            page.append("\n|---|")
                    .append("---|".repeat(section.columns().size()))
                    .append('\n');
            section.rows()
                    .forEach((row, cells) -> page.append("| ")
                            .append(row)
                            .append(" | ")
                            .append(String.join(" | ", cells))
                            .append(" |\n"));
        }
        return page.append(FOOT).toString();
    }
}
