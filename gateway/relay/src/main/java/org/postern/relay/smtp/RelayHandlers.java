package org.postern.relay.smtp;

import java.util.List;
import java.util.stream.Stream;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.lib.handler.HandlersPackage;
import org.apache.james.protocols.smtp.core.ExpnCmdHandler;
import org.apache.james.protocols.smtp.core.HeloCmdHandler;
import org.apache.james.protocols.smtp.core.HelpCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.smtpserver.AuthRequiredToRelayRcptHook;
import org.apache.james.smtpserver.JamesDataCmdHandler;
import org.apache.james.smtpserver.JamesMailCmdHandler;
import org.apache.james.smtpserver.JamesRcptCmdHandler;
import org.apache.james.smtpserver.dsn.DSNEhloHook;
import org.apache.james.smtpserver.dsn.DSNMailParameterHook;
import org.apache.james.smtpserver.dsn.DSNMessageHook;

/** The listener that the school's own mail system and the outside world connect to; in order of asking. */
public class RelayHandlers implements HandlersPackage {
    private static final List<Class<?>> HANDLERS = List.of(
            Greeting.class,
            CommandDispatcher.class,
            JamesDataCmdHandler.class,
            Ehlo.class,
            ExpnCmdHandler.class,
            HeloCmdHandler.class,
            HelpCmdHandler.class,
            KnownParameters.class,
            JamesMailCmdHandler.class,
            NoopCmdHandler.class,
            QuitCmdHandler.class,
            JamesRcptCmdHandler.class,
            RsetCmdHandler.class,
            Verify.class,
            SizeLimit.class,
            BackPressureHook.class,
            AuthRequiredToRelayRcptHook.class,
            PlainRecipientHook.class,
            RecipientLimitHook.class,
            DSNEhloHook.class,
            DSNMailParameterHook.class,
            OriginalRecipient.class,
            TraceField.class,
            DataHandler.class,
            StartTls.class,
            ClientHook.class,
            DSNMessageHook.class,
            LoopHook.class,
            OriginHook.class,
            IntoSpool.class,
            UnknownCmdHandler.class);

    @Override
    public List<String> getHandlers() {
        return names(List.of());
    }

    /** Names of the common handlers with some of one listener's own asked before everything but the commands. */
    static List<String> names(List<Class<?>> first) {
        return Stream.concat(first.stream(), HANDLERS.stream())
                .map(Class::getName)
                .toList();
    }
}
