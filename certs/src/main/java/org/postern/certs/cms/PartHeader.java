package org.postern.certs.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.certs.FieldParameters;
import org.postern.certs.HeaderBlock;
import org.postern.certs.HeaderField;

/** A part's header, of which single fields can be changed; the others keep their bytes. */
final class PartHeader {
    private static final String TYPE = "Content-Type";
    private static final String ENCODING = "Content-Transfer-Encoding";

    private final List<HeaderField> fields;
    private boolean changed;

    PartHeader(HeaderBlock header) {
        fields = new ArrayList<>(header.fields());
    }

    HeaderBlock block() {
        return new HeaderBlock(fields);
    }

    boolean isChanged() {
        return changed;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        fields.forEach(f -> text.append(f.line()));
        return HeaderBlock.bytes(text.append("\r\n").toString());
    }

    ContentType type() {
        return CmsBody.contentType(block());
    }

    /** In lower case; "7bit" where none is named (RFC 2045 6.1). */
    String encoding() {
        return block().first(ENCODING)
                .map(f -> ContentType.parse(f.value()).type())
                .filter(e -> !e.isEmpty())
                .orElse("7bit")
                .toLowerCase(Locale.ROOT);
    }

    boolean isAttachment() {
        return block().first("Content-Disposition")
                .filter(f -> ContentType.parse(f.value()).is("attachment"))
                .isPresent();
    }

    void encoding(String encoding) {
        set(ENCODING, " " + encoding);
    }

    /** Sets the parameter of the Content-Type, at its end. */
    void parameter(String name, String value) {
        String type = block().first(TYPE).map(HeaderField::value).orElse(" text/plain; charset=us-ascii");
        set(TYPE, FieldParameters.without(type, Set.of(name)) + ";\r\n " + name + "=\"" + value + "\"");
    }

    private void set(String name, String value) {
        changed = true;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is(name)) {
                fields.set(i, new HeaderField(fields.get(i).name(), value));
                return;
            }
        }
        fields.add(new HeaderField(name, value));
    }
}
