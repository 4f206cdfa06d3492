package org.postern.mailets;

import javax.activation.CommandMap;
import javax.activation.MailcapCommandMap;

/** Pins javax.mail's content handlers, see org.postern.message.MailHandlers. */
public final class JavaxMailHandlers {
    private JavaxMailHandlers() {}

    public static void pin() {
        MailcapCommandMap map = new MailcapCommandMap();
        String handlers = "com.sun.mail.handlers.";
        map.addMailcap("text/plain;; x-java-content-handler=" + handlers + "text_plain");
        map.addMailcap("text/html;; x-java-content-handler=" + handlers + "text_html");
        map.addMailcap("text/xml;; x-java-content-handler=" + handlers + "text_xml");
        map.addMailcap(
                "multipart/*;; x-java-content-handler=" + handlers + "multipart_mixed; x-java-fallback-entry=true");
        map.addMailcap("message/rfc822;; x-java-content-handler=" + handlers + "message_rfc822");
        CommandMap.setDefaultCommandMap(map);
    }
}
