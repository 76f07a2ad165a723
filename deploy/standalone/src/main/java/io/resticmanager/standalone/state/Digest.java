package io.resticmanager.standalone.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a stream's bytes are told from others. */
final class Digest {

    private Digest() {}

    /** Copies all of it. @return SHA-256 in hexadecimal digits */
    static String copy(InputStream from, OutputStream to) throws IOException {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(from, sum).transferTo(to);
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
