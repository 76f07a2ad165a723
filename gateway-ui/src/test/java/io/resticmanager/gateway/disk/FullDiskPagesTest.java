package io.resticmanager.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import io.resticmanager.platform.testkit.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see while nothing can be stored: the pages, with the reason. Needs root, for a disk that is really full. */
final class FullDiskPagesTest {

    private static final int ENOUGH = 288;
    private static final String FULL = "The disk of this server is full.";

    @TempDir
    private Path folder;

    private SmallDisk disk;
    private Gateway gateway;
    private Client alice;
    private Client victor;

    @BeforeEach
    void start() {
        disk = SmallDisk.on(folder, ENOUGH);
        gateway = Gateway.in(disk.path().resolve("data"));
        alice = Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
        gateway.get(ServerDisks.class).refresh();
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void everyPageTellsWhileTheDiskIsFullAndNoneOnceThereIsRoom() throws Exception {
        assertThat(alice.page("/")).contains("id=\"disk-banner\"").doesNotContain("The disk of this server");
        disk.fill();
        gateway.get(ServerDisks.class).refresh();

        assertThat(alice.page("/")).contains(FULL, " free at " + disk.path().resolve("data"),
                "href=\"/settings/about\"");
        assertThat(alice.page("/jobs")).contains(FULL);
        assertThat(alice.page("/fragments/disk")).contains(FULL).doesNotContain("<html");
        assertThat(victor.page("/")).contains(FULL, "An administrator has to make room")
                .doesNotContain(disk.path().toString());

        disk.makeRoom();
        // What could not be written is remembered for some seconds.
        gateway.clock().move(Duration.ofSeconds(11));
        gateway.get(ServerDisks.class).refresh();
        assertThat(alice.page("/")).doesNotContain("The disk of this server");
    }

    @Test
    void whoIsSignedInReadsOnAndAChangeIsRefusedWithTheCause() {
        disk.fill();
        // A page writes down now and then when its session was last used.
        gateway.clock().move(Duration.ofMinutes(2));

        assertThat(alice.page("/")).contains("<!DOCTYPE html>");
        var refused = new Client(gateway).signIn("victor", Client.PASSWORD);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("not-stored");
        assertThat(refused.text("detail")).contains("the disk is full: make room");
    }

    @Test
    void anOpenPageHearsOfIt() throws Exception {
        var page = LivePage.open(gateway, alice, gateway.at("/").toString().replaceFirst("/$", ""));
        page.hear();
        page.say("{\"subscribe\":[\"disk\"]}");
        assertThat(page.hear()).contains("subscribed");
        disk.fill();

        gateway.get(ServerDisks.class).refresh();

        assertThat(page.hear()).isEqualTo("{\"topic\":\"disk\",\"event\":\"changed\"}");
        page.leave();
    }
}
