package io.resticmanager.notifications.channel.ntfy;

import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.mail.internet.MimeUtility;

import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.text.News;
import io.resticmanager.notifications.channel.text.OneLine;
import io.resticmanager.notifications.channel.text.Prose;
import org.jspecify.annotations.Nullable;

/** What ntfy is told: a body for the text, headers for all else. It decodes RFC 2047 in each of them. */
final class NtfyMessage {

    /** From 4,096 on the server makes it a file that has to be opened; measured on 2.11. */
    private static final int MOST_BYTES = 4095;
    private static final int LONGEST_NAME = 100;

    private NtfyMessage() {}

    static String body(Notification news) {
        var tail = News.missed(news).map(missed -> "\n\n" + Prose.fitting(missed, MOST_BYTES / 4)).orElse("");
        return Prose.fitting(News.message(news), MOST_BYTES - Prose.size(tail)) + tail;
    }

    /** Readable, in the order in which they are sent. */
    static Map<String, String> headers(Notification news, @Nullable NtfyPriority ofChannel) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Title", "[%s] %s %s".formatted(news.severity(), OneLine.of(news.hostName(), LONGEST_NAME),
                OneLine.of(news.kind(), LONGEST_NAME)));
        headers.put("Tags", news.severity() + "," + OneLine.of(news.kind(), LONGEST_NAME));
        headers.put("Click", OneLine.of(news.link(), Integer.MAX_VALUE));
        headers.put("Priority", Integer.toString(NtfyPriority.of(news.severity(), ofChannel).number()));
        return headers;
    }

    static String encoded(String value) {
        try {
            return MimeUtility.encodeWord(value, "UTF-8", "B");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }
}
