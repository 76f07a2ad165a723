package io.resticmanager.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.story.Vault;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyRotationTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @Order(1)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void allSecretsOfAllServicesGoOverToTheNewKeyAndTheOldOneIsGone() throws IOException {
        try (var services = TestService.start(NATS, data.path())) {
            var hub = Safe.of(services, "hub").filled(250);
            var jobs = Safe.of(services, "jobs").filled(3);
            jobs.change("INSERT INTO vault (id, secret) VALUES ('none', NULL)");
            var before = hub.open();
            var stolen = Files.copy(keyFile(), data.path().resolve("stolen.key"));

            var done = services.bean(KeyRotation.class).run(false);

            jobs.change("DELETE FROM vault WHERE id = 'none'");
            assertThat(done).isEqualTo(new KeyRotation.Outcome(Map.of("hub", 250, "jobs", 3), List.of(), false));
            assertThat(hub.open()).isEqualTo(before);
            assertThat(hub.open(fromFile())).isEqualTo(before);
            assertThat(jobs.open(fromFile())).hasSize(3);
            assertThatThrownBy(() -> hub.open(new SecretBox(stolen))).isInstanceOf(SecretKeyUnusable.class)
                    .hasMessageContaining("stolen.key does not hold");
            assertThat(keys()).isEqualTo(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile()))).isEqualTo("rw-------");
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsNotLost() throws Exception {
        try (var services = TestService.start(NATS, data.path()); var threads = Executors.newCachedThreadPool()) {
            Safe.of(services, "jobs");
            var hub = Safe.of(services, "hub").filled(300);
            var over = new AtomicBoolean();
            var first = threads.submit(() -> writing(hub, over, "a"));
            var second = threads.submit(() -> writing(hub, over, "b"));
            var reading = threads.submit(() -> reading(hub, over));

            try {
                for (var round = 0; round < 4; round++) {
                    services.bean(KeyRotation.class).run(false);
                }
            } finally {
                over.set(true);
            }

            var expected = new TreeMap<>(first.get());
            expected.putAll(second.get());
            assertThat(reading.get()).isPositive();
            assertThat(expected).isNotEmpty();
            assertThat(hub.open(fromFile())).containsAllEntriesOf(expected).hasSizeGreaterThanOrEqualTo(300);
            assertThat(keys()).isEqualTo(1);
        }
    }

    @Test
    void whoBeganToWriteWithTheOldKeyIsWaitedFor() throws Exception {
        try (var services = TestService.start(NATS, data.path()); var threads = Executors.newCachedThreadPool()) {
            Safe.of(services, "jobs");
            var hub = Safe.of(services, "hub").filled(1);
            var sealed = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var writer = threads.submit(() -> hub.transactions().<Integer>writeSql(connection -> {
                var late = hub.box().seal("late", Vault.place("late"));
                sealed.countDown();
                passed(go);
                return Ask.change(connection, "INSERT INTO vault (id, secret) VALUES ('late', ?)", late);
            }));
            sealed.await();

            var rotation = threads.submit(() -> services.bean(KeyRotation.class).run(false));
            await("the new key is there").until(() -> keys() == 2);
            assertThat(rotation.isDone()).isFalse();
            go.countDown();

            assertThat(rotation.get().sealed()).containsEntry("hub", 2);
            assertThat(writer.get()).isEqualTo(1);
            assertThat(hub.open(fromFile())).containsEntry("late", "late");
        }
    }

    @Test
    void theOldKeyStaysForWhatCanBePutBackInItsPlace() throws IOException {
        try (var services = TestService.start(NATS, data.path())) {
            var hub = Safe.of(services, "hub").filled(3);
            Safe.of(services, "jobs");
            swapped(hub);
            hub.change("INSERT INTO vault (id, secret) VALUES ('none', 'of ours')");
            var rotation = services.bean(KeyRotation.class);

            var done = rotation.run(false);

            assertThat(done.oldKeyKept()).isTrue();
            assertThat(done.unread()).hasSize(3).anyMatch(it -> it.contains("vault/0000 does not belong to that row"))
                    .anyMatch(it -> it.contains("vault/none is not one that was sealed here"));
            assertThat(keys()).isEqualTo(2);
            swapped(hub);
            assertThat(rotation.run(false).oldKeyKept()).isFalse();
            hub.change("DELETE FROM vault WHERE id = 'none'");
            assertThat(hub.open(fromFile())).containsOnlyKeys("0000", "0001", "0002");
            assertThat(keys()).isEqualTo(1);
        }
    }

    @Test
    void aKeyFileThatOthersMayUseIsLeftAloneUnlessSomebodySaysOtherwise() throws IOException {
        var shared = data.path().resolveSibling(data.path().getFileName() + ".key");
        try (var services = TestService.start(NATS, data.path(), Map.of("rm.secret-key-file", shared.toString()))) {
            Safe.of(services, "hub").filled(1);
            Safe.of(services, "jobs");
            var rotation = services.bean(KeyRotation.class);
            var before = Files.readString(shared);

            assertThatThrownBy(() -> rotation.run(false)).isInstanceOf(SecretKeyUnusable.class)
                    .hasMessageContaining("is outside of the data directory").hasMessageContaining("--alone");
            assertThat(shared).hasContent(before);
            assertThat(rotation.run(true).sealed()).containsEntry("hub", 1);
            assertThat(Files.readString(shared)).isNotEqualTo(before);
        } finally {
            Files.deleteIfExists(shared);
        }
    }

    @Test
    void aKeyFileThatSomebodyElseChangedIsNotWrittenOver() throws IOException {
        try (var services = TestService.start(NATS, data.path())) {
            Safe.of(services, "hub").filled(1);
            Safe.of(services, "jobs");
            Files.delete(keyFile());

            assertThatThrownBy(() -> services.bean(KeyRotation.class).run(false)).isInstanceOf(SecretKeyUnusable.class)
                    .hasMessageContaining("was changed by somebody else");
            assertThat(keyFile()).doesNotExist();
            Files.writeString(keyFile(), "half a key");
            assertThatThrownBy(() -> services.bean(KeyRotation.class).run(false)).isInstanceOf(SecretKeyUnusable.class)
                    .hasMessageContaining("secret.key can not be used");
            assertThat(keyFile()).hasContent("half a key");
        }
    }

    private static Map<String, String> writing(Safe safe, AtomicBoolean over, String name) {
        var written = new TreeMap<String, String>();
        for (var i = 0; !over.get(); i++) {
            var id = name + i % 50;
            safe.put(id, "value " + i);
            written.put(id, "value " + i);
        }
        return written;
    }

    private static int reading(Safe safe, AtomicBoolean over) {
        var read = 0;
        while (!over.get()) {
            read += safe.open().size();
        }
        return read;
    }

    private static void swapped(Safe safe) {
        safe.change("UPDATE vault SET id = 'aside' WHERE id = '0000'");
        safe.change("UPDATE vault SET id = '0000' WHERE id = '0001'");
        safe.change("UPDATE vault SET id = '0001' WHERE id = 'aside'");
    }

    private static void passed(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path keyFile() {
        return data.path().resolve("secret.key");
    }

    private SecretBox fromFile() {
        return new SecretBox(keyFile());
    }

    private int keys() throws IOException {
        return Files.readString(keyFile()).split("\"keyId\"", -1).length - 1;
    }
}
