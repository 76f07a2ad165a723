package io.resticmanager.agent.connection;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.resticmanager.contracts.agent.Frame;
import org.jspecify.annotations.Nullable;

/** One WebSocket: whole texts in and out, when it was last heard, and its end. Sends one frame at a time. */
final class Line implements WebSocket.Listener {

    private static final long SEND_SECONDS = 30;

    private final StringBuilder text = new StringBuilder();
    private final Consumer<String> reader;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long heardAt = System.nanoTime();
    private volatile String end = "the connection was cut";
    private volatile @Nullable WebSocket socket;

    Line(Consumer<String> reader) {
        this.reader = reader;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (isEnded()) {
            // Too late: nobody waits for it any more.
            opened.abort();
            return;
        }
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heardAt = System.nanoTime();
        // A text longer than a frame may be is not ours; its rest is not kept.
        if (text.length() <= Frame.MAX_BYTES) {
            text.append(part);
        }
        if (last) {
            var whole = text.toString();
            text.setLength(0);
            reader.accept(whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        finish("the hub closed the connection (" + code + (reason.isEmpty() ? ")" : ", " + reason + ")"));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) {
        finish("the connection broke: " + problem.getMessage());
    }

    /** Returns when it is written. */
    synchronized void send(String whole) throws IOException, InterruptedException {
        await(open().sendText(whole, true));
    }

    synchronized void ping() throws IOException, InterruptedException {
        await(open().sendPing(ByteBuffer.allocate(0)));
    }

    private WebSocket open() throws IOException {
        var opened = socket;
        if (opened == null || ended.getCount() == 0) {
            throw new IOException(end);
        }
        return opened;
    }

    private static void await(CompletableFuture<WebSocket> sending)
            throws IOException, InterruptedException {
        try {
            sending.get(SEND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("the hub does not take what we send", e);
        }
    }

    long silentSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - heardAt);
    }

    /** Ends it from our side. */
    void abort(String why) {
        var opened = socket;
        if (opened != null) {
            opened.abort();
        }
        finish(why);
    }

    private void finish(String why) {
        if (ended.getCount() > 0) {
            end = why;
            ended.countDown();
        }
    }

    /** Waits for the end. @return why it came */
    String awaitEnd() throws InterruptedException {
        ended.await();
        return end;
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }
}
