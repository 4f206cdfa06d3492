package org.postern.certs;

import java.util.Arrays;

/** An item's own key, readable only with the key-encryption key {@link #kekId}; destroying it erases the item. */
public final class WrappedKey {
    private final String kekId;
    private final byte[] bytes;

    public WrappedKey(String kekId, byte[] bytes) {
        this.kekId = kekId;
        this.bytes = bytes.clone();
    }

    public String kekId() {
        return kekId;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey that && kekId.equals(that.kekId) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * kekId.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "WrappedKey[" + kekId + "]";
    }
}
