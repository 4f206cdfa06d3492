package org.postern.certs.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Sends what is written through a cipher without making an array for every block. */
abstract class CipherBlocks extends OutputStream {
    private static final int BLOCK = 32 * 1024;

    private final Cipher cipher;
    private final OutputStream out;
    private final byte[] made = new byte[BLOCK + 32];
    private boolean closed;

    CipherBlocks(Cipher cipher, OutputStream out) {
        this.cipher = cipher;
        this.out = out;
    }

    /** What the cipher gives at the end. */
    abstract void last(byte[] rest) throws IOException;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            for (int done = 0; done < length; ) {
                int count = Math.min(length - done, BLOCK);
                out.write(made, 0, cipher.update(bytes, offset + done, count, made, 0));
                done += count;
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("The mail cannot be encrypted", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            last(cipher.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IOException("The mail cannot be encrypted", e);
        }
    }
}
