package org.postern.relay.smtp;

import org.apache.james.protocols.smtp.core.WelcomeMessageHandler;

/** The 220 banner; names no product version. */
public class Greeting extends WelcomeMessageHandler {
    @Override
    protected String getServiceType() {
        return "ESMTP";
    }
}
