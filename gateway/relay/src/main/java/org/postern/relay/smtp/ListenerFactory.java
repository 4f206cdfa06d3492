package org.postern.relay.smtp;

import javax.inject.Inject;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.lib.handler.ProtocolHandlerLoader;
import org.apache.james.protocols.netty.ChannelHandlerFactory;
import org.apache.james.smtpserver.netty.SMTPServer;
import org.apache.james.smtpserver.netty.SMTPServerFactory;

/** James's SMTP servers with our own splitting of the input into lines. */
public class ListenerFactory extends SMTPServerFactory {
    @Inject
    public ListenerFactory(DNSService dns, ProtocolHandlerLoader loader, FileSystem files, MetricFactory metrics) {
        super(dns, loader, files, metrics);
    }

    @Override
    @SuppressWarnings("unchecked") // James's raw override, inherited
    protected SMTPServer createServer() {
        return new SMTPServer(smtpMetrics) {
            @Override
            protected ChannelHandlerFactory createFrameHandlerFactory() {
                return LineFrames::new;
            }
        };
    }
}
