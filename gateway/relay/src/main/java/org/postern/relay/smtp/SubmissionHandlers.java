package org.postern.relay.smtp;

import java.util.List;
import org.apache.james.protocols.lib.handler.HandlersPackage;

/** The listener that people's mail programs connect to: nothing without a login, nothing in another's name. */
public class SubmissionHandlers implements HandlersPackage {
    @Override
    public List<String> getHandlers() {
        return RelayHandlers.names(List.of(SignIn.class, LoginHook.class, OwnAddressHook.class, FromHeaderHook.class));
    }
}
