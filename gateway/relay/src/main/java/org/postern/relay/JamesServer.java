package org.postern.relay;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Scopes;
import java.nio.file.Path;
import org.apache.james.GuiceJamesServer;
import org.apache.james.NaiveDelegationStoreModule;
import org.apache.james.modules.MailetProcessingModule;
import org.apache.james.modules.protocols.ProtocolHandlerModule;
import org.apache.james.modules.protocols.SMTPServerModule;
import org.apache.james.modules.server.DKIMMailetModule;
import org.apache.james.modules.server.DefaultProcessorsConfigurationProviderModule;
import org.apache.james.modules.server.RawPostDequeueDecoratorModule;
import org.apache.james.server.core.configuration.Configuration;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.postern.relay.smtp.ListenerFactory;

/** Apache James, put together from the modules that a relay needs. */
final class JamesServer {
    private JamesServer() {}

    /** @param work folder with conf/*.xml, see {@link JamesFiles} */
    static GuiceJamesServer assemble(Path work, Module... ours) {
        Configuration configuration =
                Configuration.builder().workingDirectory(work.toFile()).build();
        return GuiceJamesServer.forConfiguration(configuration)
                .combineWith(
                        new NaiveDelegationStoreModule(),
                        new MailetProcessingModule(),
                        new RawPostDequeueDecoratorModule(),
                        new ProtocolHandlerModule(),
                        new SMTPServerModule(),
                        new DefaultProcessorsConfigurationProviderModule(),
                        new DKIMMailetModule(),
                        new JamesData())
                .combineWith(ours)
                .overrideWith(new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(SMTPServerFactory.class).to(ListenerFactory.class).in(Scopes.SINGLETON);
                    }
                });
    }
}
