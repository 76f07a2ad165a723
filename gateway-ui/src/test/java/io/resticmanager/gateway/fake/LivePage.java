package io.resticmanager.gateway.fake;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The socket of an open page, as a browser holds it. */
public final class LivePage implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PATIENCE_S = 10;
    private static final String TICK = "{\"topic\":\"\",\"event\":\"tick\"}";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ticks = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();

    /** Opens {@code /live} with that browser's cookies, from a page of that origin. */
    public static LivePage open(Gateway gateway, Client client, String origin) {
        var page = new LivePage();
        var cookies = client.cookies().entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        page.opened.complete(HTTP.newWebSocketBuilder().header("Cookie", cookies).header("Origin", origin)
                .buildAsync(URI.create(gateway.at("/live").toString().replaceFirst("http", "ws")), page).join());
        return page;
    }

    public void say(String text) {
        opened.join().sendText(text, true).join();
    }

    /** As a browser that is closed: without a word. */
    public void leave() {
        opened.join().abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        (TICK.contentEquals(text) ? ticks : heard).add(text.toString());
        socket.request(1);
        return CompletableFuture.completedStage(text);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(code);
    }

    /** What comes next, but for ticks. */
    public String hear() throws InterruptedException {
        return next(heard);
    }

    public void hearTick() throws InterruptedException {
        next(ticks);
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        var text = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("nothing was heard");
        }
        return text;
    }

    public int closeCode() throws Exception {
        return closed.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    public boolean isOpen() {
        return !closed.isDone();
    }
}
