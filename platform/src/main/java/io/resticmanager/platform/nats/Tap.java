package io.resticmanager.platform.nats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.resticmanager.contracts.event.Subjects;

/**
 * Listens to what happens, as the broker's user {@code tap}, who may hear events and what is live, and say nothing. It is heard
 * only while it is told: nothing is kept for a tap.
 */
public final class Tap implements AutoCloseable {

    private static final String USER = "tap";
    private static final String LIVE = "live";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connection connection;

    private Tap(Connection connection) {
        this.connection = connection;
    }

    /** Hears one message at a time. */
    @FunctionalInterface
    public interface Hearer {

        void hear(String subject, byte[] payload);
    }

    /** Of the broker that the stack in this data directory runs. */
    public static Tap ofDataDir(Path dataDir) {
        var home = new NatsHome(dataDir.resolve("nats"));
        try {
            var port = Files.readString(home.portFile()).strip();
            return of("nats://127.0.0.1:" + port, home.users());
        } catch (IOException e) {
            throw new BrokerUnusable("%s has no broker: name the data directory of a restic-manager with --data-dir, "
                    .formatted(dataDir) + "or a broker that runs elsewhere with RM_NATS_URL and RM_NATS_CREDENTIALS.",
                    e);
        }
    }

    /** @param users the users file of a broker of ours; the password of {@code tap} is all that is used of it */
    public static Tap of(String url, Path users) {
        try {
            return new Tap(Nats.connect(Options.builder().server(url)
                    .userInfo(USER, Users.read(users).passwordOf(USER)).connectionName(USER)
                    .maxReconnects(-1).connectionTimeout(PATIENCE).errorListener(new BrokerErrors(USER)).build()));
        } catch (IOException e) {
            throw new BrokerUnusable("The broker at %s does not answer (%s): does restic-manager run?"
                    .formatted(url, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnusable("Interrupted while connecting to the broker.", e);
        }
    }

    /**
     * What of the events, and of what is live, begins with these words: {@code job} are all {@code job.…}, {@code live.job.log} the
     * lines of every job. Without words, everything.
     *
     * @throws IllegalArgumentException when nothing can begin with a word
     */
    public static List<String> subjects(List<String> words) {
        return words.isEmpty()
                ? Stream.concat(Subjects.EVENTS.stream(), Stream.of(LIVE + ".>")).toList()
                : words.stream().flatMap(word -> subjects(word).stream()).distinct().toList();
    }

    private static List<String> subjects(String word) {
        if (word.equals(LIVE)) {
            return List.of(LIVE + ".>");
        }
        if (word.startsWith(LIVE + ".")) {
            return List.of(word, word + ".>");
        }
        var events = Subjects.EVENTS.stream().filter(it -> it.equals(word) || it.startsWith(word + ".")).toList();
        if (events.isEmpty()) {
            throw new IllegalArgumentException("there is no event %s; there are %s, and live".formatted(word,
                    String.join(", ", Subjects.EVENTS)));
        }
        return events;
    }

    /** Returns at once, when the broker knows what is wanted; from then on {@code hearer} is called by one thread. */
    public void listen(List<String> subjects, Hearer hearer) {
        var dispatcher = connection.createDispatcher(message -> hearer.hear(message.getSubject(), message.getData()));
        subjects.forEach(dispatcher::subscribe);
        try {
            connection.flush(PATIENCE);
        } catch (TimeoutException e) {
            throw new BrokerUnusable("The broker does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnusable("Interrupted while asking the broker.", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
