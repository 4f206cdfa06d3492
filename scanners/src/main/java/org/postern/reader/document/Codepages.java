package org.postern.reader.document;

import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.util.CodePageUtil;

/** Character sets by the numbers Windows gives them. */
final class Codepages {
    private Codepages() {}

    /** What the web page in a mail is written in (PidTagInternetCodepage). */
    static Charset of(MAPIMessage mail) {
        List<PropertyValue> values =
                mail.getMainChunks().getProperties().getOrDefault(MAPIProperty.INTERNET_CPID, List.of());
        for (PropertyValue value : values) {
            if (value.getValue() instanceof Integer number) {
                return of(number);
            }
        }
        return StandardCharsets.UTF_8;
    }

    static Charset of(int number) {
        try {
            return Charset.forName(CodePageUtil.codepageToEncoding(number, true));
        } catch (UnsupportedEncodingException | UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
