package io.resticmanager.notifications.channel.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.hc.core5.http.ClassicHttpResponse;

/** What is read of an answer: 64 KiB at most. */
final class Beginning {

    private static final int MOST = 64 * 1024;

    private Beginning() {}

    /** Empty when it could not be read: the status is known by then, and says enough. */
    static String of(ClassicHttpResponse response) {
        try {
            return new String(bytes(response), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    private static byte[] bytes(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(MOST);
    }
}
