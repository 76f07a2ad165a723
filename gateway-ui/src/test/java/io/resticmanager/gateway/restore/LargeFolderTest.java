package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeLooks;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of more than one person may have kept: a hundred pages of the agent. */
final class LargeFolderTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final int PAGES = 100;
    private static final int ENTRIES = PAGES * FakeLooks.PAGE;
    private static final long MOST_BYTES_OF_ONE = 16L << 20;
    private static final Where WHERE = new Where(ADA.id(), null, "4f1c9a20");

    @AutoClose
    private static Gateway gateway;
    private static FakeLooks looks;
    private static Browser browser;

    private Asker olga;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        looks = gateway.get(FakeLooks.class);
        looks.connect(ADA.id());
        var name = "a-name-of-sixty-characters-as-mail-folders-have-them-";
        looks.holds("/mail", IntStream.range(0, ENTRIES).mapToObj(n -> FakeLooks.file(name + n, n)).toList());
        browser = gateway.get(Browser.class);
    }

    @BeforeEach
    void someoneNew() {
        looks.looks().clear();
        // A cache of her own for each test.
        var name = "olga" + System.identityHashCode(this);
        var id = Client.person(gateway, name, Role.operator).get("/api/me").text("user_id");
        olga = Asker.ofTheApi(new Actor(id, name, Role.operator, null));
    }

    @Test
    void eachPageIsAskedForOnceOnTheWayToTheEnd() {
        var others = gateway.get(FolderCache.class).bytes();

        walk();

        assertThat(looks.listed("/mail")).isEqualTo(PAGES);
        assertThat(gateway.get(FolderCache.class).bytes() - others).isLessThanOrEqualTo(MOST_BYTES_OF_ONE);
        assertThat(browser.listed(olga, WHERE, "/mail")).as("a page still knows that it is open").isTrue();
    }

    @Test
    void whatIsKeptNoMoreIsAskedForByItself() {
        walk();
        looks.looks().clear();

        for (var entry : new int[]{ENTRIES - 1, 900, ENTRIES / 3, ENTRIES - 500}) {
            var before = looks.listed("/mail");
            var part = browser.list(olga, WHERE, "/mail", entry, 500);

            assertThat(part.entries().getFirst().size()).isEqualTo(entry);
            assertThat(looks.listed("/mail") - before).as("looks for the entry %d", entry).isLessThanOrEqualTo(2);
        }
    }

    private void walk() {
        var seen = 0;
        while (true) {
            var part = browser.list(olga, WHERE, "/mail", seen, 500);
            assertThat(part.entries().getFirst().size()).isEqualTo(seen);
            assertThat(part.total()).isEqualTo(ENTRIES);
            seen += part.entries().size();
            if (!part.more()) {
                break;
            }
        }
        assertThat(seen).isEqualTo(ENTRIES);
    }
}
