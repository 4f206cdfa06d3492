package org.postern.policy;

import java.util.EnumSet;
import java.util.Set;
import org.postern.model.Category;

/** What may be repeated to somebody who asks why a mail was stopped; everything else is named by place and kind. */
final class Quotable {
    private static final Set<Category> OPEN = EnumSet.of(
            Category.MEETING,
            Category.RUDE_WORD,
            Category.CHAIN_LETTER,
            Category.ADVERTISING,
            Category.GAMBLING,
            Category.PARTY_POLITICAL,
            Category.PROXY_ADVICE,
            Category.CHAT_INVITE,
            Category.UNKINDNESS,
            Category.HOAX,
            Category.PHISHING,
            Category.PERSONAL_MAIL,
            Category.SCHOOLWORK);

    private Quotable() {}

    static boolean is(Category category) {
        return OPEN.contains(category);
    }
}
