package org.postern.relay.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the few refusals of James that lack one an enhanced code (RFC 3463; RFC 4954 6 for AUTH). */
final class EnhancedCodes extends ChannelOutboundHandlerAdapter {
    private static final Pattern BARE = Pattern.compile("^([45]\\d\\d) (?![245]\\.\\d{1,3}\\.\\d{1,3} )");
    private static final Map<String, String> CODES =
            Map.of("535", "5.7.8", "504", "5.5.4", "451", "4.3.0", "530", "5.7.0", "501", "5.5.4", "503", "5.5.1");

    @Override
    public void write(ChannelHandlerContext context, Object answer, ChannelPromise promise) throws Exception {
        super.write(context, answer instanceof ByteBuf bytes ? coded(bytes) : answer, promise);
    }

    private static ByteBuf coded(ByteBuf bytes) {
        Matcher bare = BARE.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
        if (!bare.find()) {
            return bytes;
        }
        String code = CODES.getOrDefault(bare.group(1), bare.group(1).charAt(0) + ".0.0");
        ByteBuf answer = Unpooled.copiedBuffer(bare.replaceFirst("$1 " + code + " "), StandardCharsets.ISO_8859_1);
        bytes.release();
        return answer;
    }
}
