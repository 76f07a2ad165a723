package io.resticmanager.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.storage.StorageRpc;
import io.resticmanager.contracts.storage.StorageRpc.Storage;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.StorageTrouble;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.SmallDisk;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A disk fills up in the middle of a commit, where SQLite rolls back by itself; see {@link FullDiskTest} for what does not need root. */
class FullFileSystemTest {

    private static final Actor WE = Actor.system("gateway");

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @TempDir
    private Path folder;

    private SmallDisk disk;
    private TestService services;
    private Transactions hub;

    @BeforeEach
    void start() {
        disk = SmallDisk.on(folder, 16);
        services = TestService.start(NATS, disk.path().resolve("data"));
        hub = services.bean(Transactions.class, "hub");
        hub.writeSql(connection -> Ask.change(connection, "CREATE TABLE seen_guest (name TEXT, at INTEGER)"));
    }

    @AfterEach
    void stop() {
        if (services != null) {
            services.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void theCauseIsToldAndNothingOfItStaysOnceThereIsRoom() throws Exception {
        assertThat(storage("hub").trouble()).isNull();
        disk.fill();

        assertThat(StorageTrouble.behind(catchThrowable(() -> greet("eve")))).hasValueSatisfying(
                why -> assertThat(why).contains("the disk is full: make room"));
        assertThat(hub.trouble()).hasValueSatisfying(why -> assertThat(why).contains("the disk is full"));
        assertThat(storage("hub").trouble()).contains("the disk is full");
        assertThat(storage("hub").path()).isEqualTo(disk.path().resolve("data").toString());
        assertThat(storage("hub").freeBytes()).isLessThan(4_096);
        assertThat(storage("hub").low()).isTrue();

        disk.makeRoom();
        greet("ada");
        assertThat(guests()).as("of what failed nothing is left").isEqualTo(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> storage("hub").trouble() == null);
    }

    @Test
    void pathsAreForAdministratorsAlone() {
        var asked = services.bean(RpcClient.class, "jobs").call(StorageRpc.of("hub"), Nothing.NOTHING,
                new Actor(null, "victor", Role.viewer, null));

        assertThat(asked).isInstanceOf(Reply.Refused.class);
    }

    private void greet(String name) {
        hub.writeSql(connection -> Ask.change(connection,
                "INSERT INTO seen_guest VALUES ('%s' || hex(zeroblob(4000)), 1)".formatted(name)));
    }

    private long guests() {
        return hub.<Long>readSql(connection -> Ask.first(connection, rows -> rows.getLong(1),
                "SELECT count(*) FROM seen_guest").orElseThrow());
    }

    private Storage storage(String service) {
        return switch (services.bean(RpcClient.class, "jobs").call(StorageRpc.of(service), Nothing.NOTHING, WE)) {
            case Reply.Value<Storage>(var value) -> value;
            case Reply.Refused<Storage>(var problem) -> throw new AssertionError(problem.detail());
        };
    }
}
