package org.postern.mailets;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.inspect.Inspection;
import org.postern.model.Category;
import org.postern.model.Finding;

/**
 * Takes out of the pictures and films of a mail what tells where and by whom they were taken, and leaves every other
 * byte as it is. Where that cannot be done, the mail is held.
 */
public final class StripMetadata extends SafeMailet {
    private String held = "quarantine";

    @Override
    public void init() {
        held = param("held").orElse(held);
    }

    @Override
    protected void serve(Mail mail) throws MessagingException, IOException {
        PictureParts parts = PictureParts.of(new MailContent(mail), telling(mail));
        Optional<String> problem = parts.problem();
        if (problem.isPresent()) {
            VerdictAttributes.cannotStrip(mail, problem.get());
            mail.setState(held);
        } else if (parts.changed()) {
            Spool.replace(mail, Spool.of(mail.getName(), parts::write));
        }
    }

    /** What was found in metadata, if all that was found is known. */
    private static Optional<List<Finding>> telling(Mail mail) {
        return VerdictAttributes.inspection(mail)
                .map(Inspection::findings)
                .filter(findings -> findings.size() < VerdictText.FEWEST)
                .map(findings ->
                        findings.stream().filter(StripMetadata::isMetadata).toList());
    }

    private static boolean isMetadata(Finding finding) {
        return finding.category() == Category.PICTURE_LOCATION || finding.category() == Category.PICTURE_OWNER;
    }
}
