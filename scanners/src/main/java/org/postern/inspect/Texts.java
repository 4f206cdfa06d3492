package org.postern.inspect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.message.Address;
import org.postern.message.AddressList;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Finding;
import org.postern.policy.Words;

/** The texts of one mail in which something was found, for as long as it is judged. */
final class Texts implements Words {
    /** Enough for the names above every mail of a long conversation. */
    private static final int MOST_QUOTED = 64 * 1024;

    private final Map<PartPath, PartText> texts = new HashMap<>();
    private final Set<Address> quoted = new HashSet<>();

    void keep(PartText text, List<Finding> found) {
        if (!found.isEmpty()) {
            texts.put(text.path(), text);
        }
        for (Span span : text.quoted()) {
            String words = text.text().substring(span.start(), Math.min(span.end(), span.start() + MOST_QUOTED));
            quoted.addAll(AddressList.shown(words));
        }
    }

    @Override
    public String of(Finding finding) {
        PartText text = texts.get(finding.part());
        if (text == null) {
            return "";
        }
        int end = Math.min(finding.span().end(), text.text().length());
        return text.text().substring(Math.min(finding.span().start(), end), end);
    }

    @Override
    public Set<Address> quotedPeople() {
        return Set.copyOf(quoted);
    }
}
