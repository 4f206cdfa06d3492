package org.postern.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.postern.message.Address;
import org.postern.message.Message;
import org.postern.model.Finding;

/**
 * Which of a mail's text counts: of an answer that staff write only what is new, as the repeated mail below it is known
 * to those it goes back to. A mail that is passed on, an answer to somebody new, and whatever a child or an outsider
 * writes or a child gets, counts whole: anybody can put a mark of quotation before a line.
 */
final class Conversation {
    private static final Pattern FORWARD = Pattern.compile("(?i)\\s*(?:fwd?|wg|tr)\\s*:.*");
    private static final Pattern ANSWER = Pattern.compile("(?i)\\s*(?:re|aw|sv|antw)\\s*(?:\\[\\d+])?:.*");

    private final Words words;
    private final boolean answer;

    Conversation(Message message, Words words, Party sender) {
        this.words = words;
        String subject = message.subject().lines().findFirst().orElse("");
        boolean refers = message.header("In-Reply-To").isPresent()
                || ANSWER.matcher(subject).matches();
        answer =
                sender.is("school_adult") && refers && !FORWARD.matcher(subject).matches();
    }

    List<Finding> counting(List<Finding> findings, Party recipient) {
        if (!answer || recipient.is("pupil") || isNew(recipient)) {
            return findings;
        }
        return findings.stream().filter(f -> !f.marks().contains("quoted")).toList();
    }

    /** Whether the repeated mails name people and the recipient is none of them. */
    private boolean isNew(Party recipient) {
        Set<Address> before = words.quotedPeople();
        return !before.isEmpty()
                && recipient.is("external")
                && recipient.address().filter(before::contains).isEmpty();
    }
}
