package org.postern.relay;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.james.GuiceJamesServer;
import org.apache.james.NaiveDelegationStoreModule;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.modules.MailetProcessingModule;
import org.apache.james.modules.protocols.ProtocolHandlerModule;
import org.apache.james.modules.protocols.SMTPServerModule;
import org.apache.james.modules.server.DKIMMailetModule;
import org.apache.james.modules.server.DefaultProcessorsConfigurationProviderModule;
import org.apache.james.modules.server.RawPostDequeueDecoratorModule;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.server.core.configuration.Configuration;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.postern.mailets.SafeProcessor;
import org.postern.relay.james.JamesFiles;
import org.postern.relay.smtp.ListenerFactory;

/** Apache James, put together from the modules that a relay needs. */
final class JamesServer {
    private static final String DELIVERIES_AT_ONCE = "128";

    private JamesServer() {}

    /** Settings that James and Reactor read once, when their classes are loaded: to be called before anything else. */
    static void prepare() {
        // James would end the JVM when it cannot start; the caller says why instead
        System.setProperty("james.exit.on.startup.error", "false");
        // threads of each delivery queue: a host that accepts connections and then keeps silent holds one for each mail
        System.setProperty("reactor.schedulers.defaultBoundedElasticSize", DELIVERIES_AT_ONCE);
    }

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
                .overrideWith(new Replacements());
    }

    /** Where James's own part will not do. */
    private static final class Replacements extends AbstractModule {
        @Override
        protected void configure() {
            bind(SMTPServerFactory.class).to(ListenerFactory.class).in(Scopes.SINGLETON);
        }

        @Provides
        @Singleton
        MailProcessor processor(CompositeProcessorImpl processors, MailQueueFactory<?> queues) {
            MailQueue spool = queues.createQueue(MailQueueFactory.SPOOL);
            return new SafeProcessor(processors, (mail, pause) -> {
                try {
                    spool.enQueue(mail, pause);
                } catch (MailQueue.MailQueueException e) {
                    throw new IOException("the spool did not take it back", e);
                }
            });
        }
    }
}
