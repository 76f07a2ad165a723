package io.resticmanager.cli.host;

import java.util.Objects;
import java.util.stream.Stream;

import io.resticmanager.cli.screen.Table;
import io.resticmanager.cli.screen.Words;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Items;
import io.resticmanager.cli.server.Query;
import io.resticmanager.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hosts}: the fleet, and with {@code show} one of it. */
@Command(name = "hosts", mixinStandardHelpOptions = true, description = "Lists the hosts: whether they are connected and protected, and their last backup.")
public final class HostsCommand implements Runnable {

    @Option(names = "--tag", paramLabel = "TAG", description = "Only those with this tag.")
    private @Nullable String tag;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only online, offline, unknown or refused ones.")
    private @Nullable String status;

    @Option(names = "--protection", paramLabel = "LEVEL", description = "Only protected, at_risk or unknown ones.")
    private @Nullable String protection;

    @Option(names = {"-q",
            "--search"}, paramLabel = "TEXT", description = "Only those with it in name, host name, system or tags.")
    private @Nullable String text;

    @Mixin
    private final ServerOptions options;

    public HostsCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var found = options.api().all(Query.of("/api/hosts").and("tag", tag).and("status", status)
                .and("protection", protection).and("q", text));
        options.show(found.json(), () -> options.screen().table(table(found), nothing()));
    }

    private String nothing() {
        return Stream.of(tag, status, protection, text).allMatch(Objects::isNull)
                ? "there is no host yet; restic-manager token makes the token that one is enrolled with"
                : "no host matches";
    }

    private Table table(Items found) {
        var table = Table.of("NAME", "STATUS", "PROTECTION", "LAST BACKUP", "RESULT", "ALERTS", "TAGS");
        found.rows().forEach(host -> add(table, host));
        return table;
    }

    private void add(Table table, Fields host) {
        var backup = host.child("last_backup");
        table.row(host.text("name"), host.is("paused") ? host.text("status") + ", paused" : host.text("status"),
                host.text("protection"), options.words().time(backup.text("finished_at")),
                Words.orNone(backup.text("status")), Words.orNone(host.text("open_alerts")),
                Words.orNone(host.joined("tags")));
    }
}
