package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks, and whatever name they type, a password is hashed: time does not tell which names there are. */
final class SameTimeTest {

    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void anUnknownNameWaitsForTheSameHashingAsAKnownOne(@TempDir Path data) throws Exception {
        try (var gateway = Gateway.in(data); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var alice = Client.alice(gateway);
            var queue = gateway.get(HashingQueue.class);
            for (int i = 0; i < HashingQueue.AT_ONCE + HashingQueue.WAITING; i++) {
                threads.submit(() -> queue.run(this::hash));
            }
            await().until(queue::full);

            for (var name : new String[]{"alice", "nobody", "no name at all", ""}) {
                var busy = new Client(gateway).signIn(name, "some password");
                assertThat(busy.status()).as("with the name “%s”", name).isEqualTo(name.isEmpty() ? 422 : 503);
            }
            var change = alice.json("PUT", "/api/me/password",
                    "{\"current\": \"not the right one\", \"password\": \"a new one, rather long\"}");
            assertThat(change.status()).as("a change of password").isEqualTo(503);
            gate.countDown();
        }
    }

    private int hash() {
        try {
            gate.await();
            return 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
