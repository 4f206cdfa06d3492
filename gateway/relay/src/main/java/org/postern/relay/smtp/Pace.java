package org.postern.relay.smtp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Reads on from a client only when what was read has been worked on. James splits lines on other threads than it reads
 * on, and without this a few fast clients with large mails fill the memory with lines that nobody has come to yet.
 */
final class Pace extends ChannelInboundHandlerAdapter {
    /** Follows the lines through the pipeline and arrives after the last of them. */
    private enum Mark {
        CAUGHT_UP
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.pipeline().addLast("paceEnd", new End());
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        context.channel().config().setAutoRead(false);
        context.fireChannelRead(bytes);
        context.fireUserEventTriggered(Mark.CAUGHT_UP);
    }

    /** The end of the pipeline. */
    private static final class End extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == Mark.CAUGHT_UP) {
                context.channel().config().setAutoRead(true);
            } else {
                context.fireUserEventTriggered(event);
            }
        }
    }
}
