package org.postern.reader.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.net.QuotedPrintableCodec;
import org.postern.message.Charsets;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads contact cards (vCard 2.1, 3.0 and 4.0, RFC 6350): every value on a line, pictures and sounds as files. */
final class VcardReader implements KindReader {
    private static final Pattern LINE =
            Pattern.compile("(?:[\\w-]+\\.)?([\\w-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("(?i)data:([\\w/+.-]{0,60})[^,]{0,60};base64,(.*)", Pattern.DOTALL);
    /** A line in quoted-printable with those that go on with it. */
    private static final Pattern SOFT = Pattern.compile("(?im)^[^:\n]*quoted-printable[^:\n]*:(?:[^\n]*=\n)+");

    private static final Pattern CHARSET = Pattern.compile("(?i);CHARSET=\"?([\\w-]+)");

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("vcf");
    }

    @Override
    public Seen read(OpenFile file, Session session) {
        return Draft.of(file, session, VcardReader::read);
    }

    private static void read(Draft draft) throws IOException, LimitReached {
        byte[] bytes = Files.readAllBytes(draft.file().bytes());
        String cards = bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe
                ? new String(bytes, StandardCharsets.UTF_16)
                : Charsets.guess(bytes);
        int begun = 0;
        int ended = 0;
        for (String line : unfold(cards).split("\n", -1)) {
            begun += line.strip().equalsIgnoreCase("BEGIN:VCARD") ? 1 : 0;
            ended += line.strip().equalsIgnoreCase("END:VCARD") ? 1 : 0;
            line(draft, line);
        }
        if (begun == 0 || ended < begun) {
            draft.damaged();
        }
    }

    /** RFC 6350 3.2; quoted-printable of version 2.1 breaks lines with = as well. */
    private static String unfold(String cards) {
        String lines = cards.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        String unfolded = lines.replaceAll("\n[ \t]", "");
        return unfolded.toUpperCase(Locale.ROOT).contains("QUOTED-PRINTABLE")
                ? SOFT.matcher(unfolded)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(found.group().replace("=\n", "=\u0001")))
                : unfolded;
    }

    private static void line(Draft draft, String line) throws IOException, LimitReached {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            draft.text().words(line.replace("=\u0001", "\n"), false);
            draft.text().line();
            return;
        }
        String name = parts.group(1).toUpperCase(Locale.ROOT);
        String parameters = parts.group(2);
        String value = parts.group(3);
        Matcher data = DATA.matcher(value.replace("\\,", ","));
        if (data.matches()) {
            file(draft, name, data.group(2));
        } else if (parameters.matches("(?i).*;(ENCODING=)?\"?(B|BASE64)\"?(;.*)?")) {
            file(draft, name, value);
        } else if (!name.matches("BEGIN|END|VERSION|PRODID|REV|UID")) {
            draft.text().words(name + ": " + text(parameters, value), false);
            draft.text().line();
        }
    }

    private static String text(String parameters, String value) {
        String decoded = value;
        if (parameters.toUpperCase(Locale.ROOT).contains("QUOTED-PRINTABLE")) {
            decoded = quotedPrintable(value.replace("=\u0001", ""), charset(parameters));
        }
        return decoded.replace("=\u0001", "=\n").replaceAll("\\\\[nN]", "\n").replaceAll("\\\\([,;:\\\\])", "$1");
    }

    private static Charset charset(String parameters) {
        Matcher said = CHARSET.matcher(parameters);
        return said.find() ? Charsets.named(said.group(1)).orElse(StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
    }

    private static String quotedPrintable(String value, Charset charset) {
        try {
            byte[] plain = QuotedPrintableCodec.decodeQuotedPrintable(value.getBytes(charset));
            return new String(plain, charset);
        } catch (DecoderException notQuoted) {
            return value;
        }
    }

    private static void file(Draft draft, String name, String base64) throws IOException, LimitReached {
        byte[] bytes = Base64.getMimeDecoder().decode(base64.replaceAll("[^A-Za-z0-9+/=]", ""));
        draft.child(Optional.of(name.toLowerCase(Locale.ROOT)), Optional.empty(), new ByteArrayInputStream(bytes));
    }
}
