package io.resticmanager.notifications.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.run.RunsRpc.Lately;
import io.resticmanager.notifications.channel.text.Hostile;
import io.resticmanager.notifications.channel.text.OneLine;
import io.resticmanager.notifications.digest.HostLine.Urgency;
import io.resticmanager.notifications.digest.State.OpenAlerts;
import org.junit.jupiter.api.Test;

/** What a digest says, of fleets small and large, known and not. */
class DigestTextTest {

    private static final Instant NOW = Instant.parse("2026-05-04T06:00:12Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Lately QUIET = new Lately(14, 0, 0, 0, 0, 0, 1_288_490_189);
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0L);

    private static final Addresses ADDRESSES = new Addresses("https://backup.example/",
            "https://backup.example/alerts");

    @Test
    void shouldSayThatAllIsWell() {
        var text = text(state(many("host", 14, Level.protected_), QUIET, NONE));

        assertThat(text).isEqualTo("""
                all 14 protected

                As of Monday 4 May 2026, 08:00 Europe/Berlin.

                HOSTS
                14 protected, 0 at risk, 0 offline, 0 unknown

                OPEN ALERTS
                None

                THE LAST 24 HOURS
                Backups: 14 succeeded, 0 with warnings, 0 suspect, 0 failed, 0 cancelled
                Runs that did not come: 0
                Added to repositories, before compression: 1.2 GiB
                Alerts: 0 raised, 0 resolved

                All of the fleet: https://backup.example/
                All alerts: https://backup.example/alerts""");
    }

    @Test
    void shouldNameWhatIsWrongTheWorstFirst() {
        var hosts = Stream.concat(many("safe", 9, Level.protected_).stream(), Stream.of(
                host("ada", Level.at_risk, "Paused: no schedule fires", Urgency.paused),
                host("bob", Level.at_risk, "The last backup is suspect: /srv is gone.", Urgency.other),
                host("cleo", Level.at_risk, "Nightly failed.", Urgency.failing),
                host("zoe", Level.at_risk, "This server refuses its agent: two machines use it.", Urgency.refused),
                host("away", Level.offline, "Its agent is not connected", Urgency.other))).toList();

        var text = text(state(hosts, new Lately(9, 1, 1, 2, 0, 3, 100), new Counts(3, 1, 2, 4, 5L),
                alert("cleo", AlertKind.check_failed), alert("ada", AlertKind.backup_failed)));

        assertThat(text.lines()).startsWith("4 of 14 hosts at risk, 1 offline, 1 critical alert")
                .containsSubsequence("At risk, the worst first:",
                        "- zoe: This server refuses its agent: two machines use it.", "- cleo: Nightly failed.",
                        "- bob: The last backup is suspect: /srv is gone.", "- ada: Paused: no schedule fires",
                        "Offline, at risk by their absence alone:", "- away: Its agent is not connected",
                        "3 open, 1 critical, 2 acknowledged", "- [critical] cleo: Check failed: It went wrong.",
                        "- [warning] ada: Backup failed: It went wrong.",
                        "- and 1 more alert: https://backup.example/alerts",
                        "Backups: 9 succeeded, 1 with warnings, 1 suspect, 2 failed, 0 cancelled",
                        "Runs that did not come: 3", "Alerts: 5 raised, 4 resolved");
    }

    @Test
    void shouldSayWhatNobodyKnowsAndNeverThatItIsWell() {
        var known = many("host", 14, Level.protected_);
        var unknown = many("host", 14, Level.unknown);
        var alerts = Optional.of(new OpenAlerts(NONE, List.of()));

        assertThat(text(new State(NOW, Optional.empty(), true, Optional.of(QUIET), alerts)))
                .startsWith("state of the fleet unknown\n").contains("NOT COMPLETE: agent-hub did not answer.");
        assertThat(text(new State(NOW, Optional.of(unknown), false, Optional.empty(), alerts)))
                .startsWith("14 of 14 hosts unknown, last 24 hours unknown\n")
                .contains("NOT COMPLETE: jobs-service did not answer.", "Backups: unknown");
        assertThat(text(new State(NOW, Optional.of(known), true, Optional.of(QUIET), Optional.empty())))
                .startsWith("all 14 protected, alerts unknown\n").contains("Unknown: alerts-service did not answer.");
        assertThat(text(new State(NOW, Optional.empty(), true, Optional.empty(), Optional.empty())))
                .contains("agent-hub and jobs-service and alerts-service did not answer");
    }

    @Test
    void shouldSayOfAFleetOfNoneAndOfOne() {
        assertThat(text(state(List.of(), QUIET, NONE))).startsWith("no hosts\n").contains("None is enrolled yet.");
        assertThat(Headline.of(state(many("one", 1, Level.protected_), QUIET, new Counts(2, 0, 0, 0, 2L))))
                .isEqualTo("the one host protected, 2 open alerts");
    }

    @Test
    void shouldBeBoundedHoweverLargeTheFleet() {
        var hosts = Stream.of(many("risk", 5_000, Level.at_risk), many("gone", 5_000, Level.offline),
                many("what", 5_000, Level.unknown)).flatMap(List::stream).toList();
        var alerts = IntStream.range(0, 80).mapToObj(n -> alert("host-" + n, AlertKind.check_failed))
                .toArray(Alert[]::new);

        var text = text(state(hosts, QUIET, new Counts(5_000, 5_000, 0, 0, 5_000L), alerts));

        assertThat(text.lines().count()).isLessThanOrEqualTo(200);
        assertThat(text).contains("- and 4940 more hosts: https://backup.example/?protection=at_risk",
                "- and 4975 more hosts: https://backup.example/?protection=offline",
                "- and 4960 more alerts: https://backup.example/alerts");
    }

    /** A host can say of itself what it likes, but only in its own line. */
    @Test
    void shouldKeepWhateverAHostIsCalledInItsLine() {
        Hostile.texts(200).forEach(hostile -> {
            var text = text(state(List.of(host(hostile, Level.at_risk, hostile, Urgency.other)), QUIET,
                    new Counts(1, 0, 0, 0, 1L), alert(hostile, AlertKind.backup_failed)));

            assertThat(text.lines()).hasSize(text(state(List.of(host("ada", Level.at_risk, "x", Urgency.other)), QUIET,
                    new Counts(1, 0, 0, 0, 1L), alert("ada", AlertKind.backup_failed))).lines().toList().size())
                    .startsWith("1 of 1 host at risk, 1 open alert")
                    .contains("- %s: %s".formatted(OneLine.of(hostile, 100), OneLine.of(hostile, 200)));
        });
    }

    private static String text(State state) {
        return DigestText.of(state, BERLIN, ADDRESSES);
    }

    private static State state(List<HostLine> hosts, Lately lately, Counts counts, Alert... worst) {
        return new State(NOW, Optional.of(hosts), true, Optional.of(lately),
                Optional.of(new OpenAlerts(counts, List.of(worst))));
    }

    private static List<HostLine> many(String name, int count, Level level) {
        return IntStream.range(0, count).mapToObj(n -> host(name + "-" + n, level, "Because.", Urgency.other)).toList();
    }

    private static HostLine host(String name, Level level, String reason, Urgency urgency) {
        return new HostLine(name, level, reason, urgency, level == Level.offline, false);
    }

    private static Alert alert(String host, AlertKind kind) {
        return new Alert("a", "h", host, kind, kind.severity(), AlertStatus.open, "", null, "It went wrong.", NOW, NOW,
                null, null, null, null, null, false, false, null, null, 1);
    }
}
