package org.postern.mailets;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.io.FileHandler;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.core.MailAddress;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.mailetcontainer.impl.MailetProcessorImpl;
import org.apache.james.mailetcontainer.lib.AbstractStateCompositeProcessor;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.Matcher;
import org.apache.mailet.MatcherConfig;
import org.apache.mailet.base.GenericMailet;
import org.apache.mailet.base.GenericMatcher;
import org.apache.mailet.base.test.FakeMailContext;
import org.reactivestreams.Publisher;

/** James's own container over the mailetcontainer.xml that ships; only delivery and stores stand in. */
final class Processors extends AbstractStateCompositeProcessor {
    static final Path FILE = Path.of("..", "conf", "james", "mailetcontainer.xml");

    /** Classes of the relay, which this module does not know; the relay's own tests use them. */
    static final String RELAY = "org.postern.relay.delivery.";

    final Mails.Shelf shelf = new Mails.Shelf();
    final Mails.Rows audit = new Mails.Rows();
    final FakeMailContext context;
    final List<String> delivered = new ArrayList<>();
    private final Judge judge;
    private final Encryption encryption;

    Processors(Judge judge, Encryption encryption) throws Exception {
        this.judge = judge;
        this.encryption = encryption;
        this.context = Mails.context();
        XMLConfiguration file = new XMLConfiguration();
        new FileHandler(file).load(new StringReader(text()));
        HierarchicalConfiguration<ImmutableNode> processors = file.configurationAt("processors");
        processors.addProperty("[@enableJmx]", false);
        configure(processors);
        init();
    }

    /** The file with the values that the relay fills in from its settings. */
    static String text() throws IOException {
        return Files.readString(FILE)
                .replace("${postmaster}", "postmaster@school.example")
                .replace("${limits.attempts}", "2")
                .replace("${limits.received}", "30");
    }

    /** Matches nobody. */
    private static final class Nobody extends GenericMatcher {
        @Override
        public List<MailAddress> match(Mail mail) {
            return List.of();
        }
    }

    /** Delivers into a list. */
    private final class Delivery extends GenericMailet {
        @Override
        public void service(Mail mail) {
            mail.getRecipients().forEach(recipient -> delivered.add(recipient.asString()));
            mail.setState(Mail.GHOST);
        }
    }

    @Override
    protected MailProcessor createMailProcessor(String name, HierarchicalConfiguration<ImmutableNode> config)
            throws Exception {
        MailetProcessorImpl processor = new MailetProcessorImpl(new NoMetrics());
        processor.setMailetContext(context);
        processor.setMailetLoader(this::mailet);
        processor.setMatcherLoader(Processors::matcher);
        processor.configure(config);
        processor.setRootMailProcessor(this);
        processor.init();
        return processor;
    }

    private Mailet mailet(MailetConfig config) throws MessagingException {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        Holding holding = new Holding(shelf, shelf::again, Mails.patience(), clock);
        SenderNotice notice = new SenderNotice(r -> new Notice(r.sender(), "s", "t"), Mails.SCHOOL, audit, clock);
        Mailet mailet = switch (config.getMailetName()) {
            case "org.postern.mailets.ScanMail" -> new ScanMail(judge, audit, Mails.patience());
            case "org.postern.mailets.OpenMail" ->
                new OpenMail(
                        (mail, all) -> List.of(new Opening.Share(all, new Received.AsItCame())),
                        audit,
                        Mails.patience());
            case "org.postern.mailets.QuarantineMail" -> new QuarantineMail(holding, notice);
            case "org.postern.mailets.RejectMail" -> new RejectMail(holding, notice, audit, Mails.patience());
            case "org.postern.mailets.TellDeclined" -> new TellDeclined(notice);
            case "org.postern.mailets.EncryptMail" -> new EncryptMail(encryption, address -> Rung.HELD);
            case RELAY + "DeliverMail", RELAY + "DeliverSecurely", RELAY + "ReturnMail" -> new Delivery();
            default -> create(Mailet.class, "org.apache.james.transport.mailets.", config.getMailetName());
        };
        mailet.init(config);
        return mailet;
    }

    private static Matcher matcher(MatcherConfig config) throws MessagingException {
        Matcher matcher = switch (config.getMatcherName()) {
            case "org.postern.mailets.MayHear" -> new MayHear(Mails.SCHOOL);
            case RELAY + "ReleaseFailed" -> new Nobody();
            default -> create(Matcher.class, "org.apache.james.transport.matchers.", config.getMatcherName());
        };
        matcher.init(config);
        return matcher;
    }

    static Class<?> find(String room, String name) throws ClassNotFoundException {
        return Class.forName(name.contains(".") ? name : room + name);
    }

    private static <T> T create(Class<T> type, String room, String name) throws MessagingException {
        try {
            return type.cast(find(room, name).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new MessagingException("cannot be made: " + name, e);
        }
    }

    /** Measures nothing. */
    @SuppressWarnings("deprecation") // James's interface has methods that it has given up
    private static final class NoMetrics implements MetricFactory {
        @Override
        public Metric generate(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TimeMetric timer(String name) {
            return new TimeMetric() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public ExecutionResult stopAndPublish() {
                    return new Ended();
                }
            };
        }

        private record Ended() implements TimeMetric.ExecutionResult {
            @Override
            public Duration elasped() {
                return Duration.ZERO;
            }

            @Override
            public TimeMetric.ExecutionResult logWhenExceedP99(Duration threshold) {
                return this;
            }
        }

        @Override
        public <T> T decorateSupplierWithTimerMetric(String name, Supplier<T> operation) {
            return operation.get();
        }

        @Override
        public <T> Publisher<T> decoratePublisherWithTimerMetric(String name, Publisher<T> publisher) {
            return publisher;
        }

        @Override
        public <T> Publisher<T> decoratePublisherWithTimerMetricLogP99(String name, Publisher<T> publisher) {
            return publisher;
        }
    }
}
