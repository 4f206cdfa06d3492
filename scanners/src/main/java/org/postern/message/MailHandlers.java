package org.postern.message;

import jakarta.activation.CommandMap;
import jakarta.activation.MailcapCommandMap;

/**
 * Pins Jakarta Mail's content handlers. javax.mail and Angus both ship META-INF/mailcap, and both read whichever comes
 * first on the class path; without this one of the two fails with ClassCastException.
 */
public final class MailHandlers {
    private MailHandlers() {}

    public static void pin() {
        MailcapCommandMap map = new MailcapCommandMap();
        String handlers = "org.eclipse.angus.mail.handlers.";
        map.addMailcap("text/plain;; x-java-content-handler=" + handlers + "text_plain");
        map.addMailcap("text/html;; x-java-content-handler=" + handlers + "text_html");
        map.addMailcap("text/xml;; x-java-content-handler=" + handlers + "text_xml");
        map.addMailcap(
                "multipart/*;; x-java-content-handler=" + handlers + "multipart_mixed; x-java-fallback-entry=true");
        map.addMailcap("message/rfc822;; x-java-content-handler=" + handlers + "message_rfc822");
        CommandMap.setDefaultCommandMap(map);
    }
}
