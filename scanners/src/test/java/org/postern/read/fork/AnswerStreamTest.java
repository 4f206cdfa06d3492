package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerStreamTest {
    private static final byte SUCCESS = 9;
    private static final byte PING = 3;

    @Test
    void passesOneAnswerAfterTheOther() throws IOException {
        byte[] sent = ByteBuffer.allocate(17)
                .put(PING)
                .put(SUCCESS)
                .putInt(2)
                .put(SUCCESS)
                .put(PING)
                .put(PING)
                .put(SUCCESS)
                .putInt(3)
                .put(new byte[3])
                .array();
        DataInputStream in = stream(sent);
        assertThat(in.read()).isEqualTo(PING);
        assertThat(in.read()).isEqualTo(SUCCESS);
        assertThat(in.readInt()).isEqualTo(2);
        assertThat(in.readNBytes(2)).containsExactly(SUCCESS, PING);
        assertThat(in.read()).isEqualTo(PING);
        assertThat(in.read()).isEqualTo(SUCCESS);
        assertThat(in.readInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {AnswerStream.MOST + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void refusesALengthThatNoAnswerHas(int length) throws IOException {
        DataInputStream in =
                stream(ByteBuffer.allocate(5).put(SUCCESS).putInt(length).array());
        assertThat(in.read()).isEqualTo(SUCCESS);
        assertThatThrownBy(in::readInt).isInstanceOf(IOException.class).hasMessageContaining("claims");
    }

    private static DataInputStream stream(byte[] sent) {
        return new DataInputStream(new AnswerStream(new ByteArrayInputStream(sent)));
    }
}
