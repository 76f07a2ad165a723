package io.resticmanager.tests.kit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import io.resticmanager.contracts.json.Json;
import org.awaitility.Awaitility;

/** The socket of an open page, as a browser holds it. */
public final class LivePage implements WebSocket.Listener, AutoCloseable {

    private static final String TICK = "{\"topic\":\"\",\"event\":\"tick\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();

    private LivePage() {}

    /** One push, and when it was here. */
    public record Heard(Instant at, String text) {}

    /** Returns when it is subscribed to these topics. */
    public static LivePage open(String url, ApiClient signedIn, List<String> topics) {
        var page = new LivePage();
        var socket = page.http.newWebSocketBuilder().header("Cookie", signedIn.cookie()).header("Origin", url)
                .buildAsync(URI.create(url.replaceFirst("http", "ws") + "/live"), page).join();
        Awaitility.await("/live is ready").until(() -> !page.heard.isEmpty());
        socket.sendText("{\"subscribe\":" + Json.text(topics) + "}", true).join();
        Awaitility.await("/live has subscribed").until(() -> page.heard.size() > 1);
        return page;
    }

    /** All that was pushed so far, but for ticks. */
    public List<String> heard() {
        return heard.stream().map(Heard::text).toList();
    }

    /** The same with the moment of each. */
    public List<Heard> arrivals() {
        return List.copyOf(heard);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            if (!TICK.contentEquals(part)) {
                heard.add(new Heard(Instant.now(), part.toString()));
            }
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
