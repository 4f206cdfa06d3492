package org.postern.relay.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import java.nio.charset.StandardCharsets;
import org.apache.james.protocols.netty.AllButStartTlsLineBasedChannelHandler;
import org.jspecify.annotations.Nullable;

/**
 * Splits the input into lines and hangs up on one that does not end. James would answer 500, drop the line and then
 * take the rest of the mail with 250, so that a part of it would be missing.
 */
final class LineFrames extends AllButStartTlsLineBasedChannelHandler {
    static final int LONGEST = 128 * 1024;

    LineFrames(ChannelPipeline pipeline) {
        super(pipeline, LONGEST, false, "starttls");
        pipeline.addLast("pace", new Pace());
        pipeline.addLast("enhancedCodes", new EnhancedCodes());
    }

    @Override
    protected @Nullable Object decode(ChannelHandlerContext context, ByteBuf buffer) throws Exception {
        if (buffer.readableBytes() >= LONGEST
                && buffer.indexOf(buffer.readerIndex(), buffer.readerIndex() + LONGEST, (byte) '\n') < 0) {
            buffer.skipBytes(buffer.readableBytes());
            context.writeAndFlush(Unpooled.copiedBuffer("500 5.5.6 Line too long\r\n", StandardCharsets.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
            return null;
        }
        return super.decode(context, buffer);
    }
}
