package io.resticmanager.notifications.digest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.run.RunsRpc.Lately;
import io.resticmanager.notifications.Links;
import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.digest.HostLine.Urgency;
import io.resticmanager.notifications.digest.State.OpenAlerts;
import io.resticmanager.notifications.registry.SampleDigest;
import io.resticmanager.platform.id.Ids;

/** A fleet of fourteen on an ordinary morning, in the words of a real digest. */
@Singleton
final class Sample implements SampleDigest {

    private static final long ADDED = 13_207_024_435L;

    private final Links links;
    private final Clock clock;

    Sample(Links links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String text(Daily daily) {
        return DigestText.of(state(), daily.zone(), Addresses.of(links));
    }

    private State state() {
        var now = clock.instant();
        var hosts = new ArrayList<HostLine>();
        hosts.add(host("alfa-01", Level.at_risk, "Nightly failed: the repository is locked.", Urgency.failing));
        hosts.add(host("bravo-02", Level.at_risk, "No backup schedule yet", Urgency.other));
        for (var number = 3; number <= 14; number++) {
            hosts.add(host("host-%02d".formatted(number), Level.protected_, "", Urgency.other));
        }
        var alert = new Alert(Ids.next(), Ids.next(), "alfa-01", AlertKind.check_failed,
                AlertKind.check_failed.severity(), AlertStatus.open, "", null,
                "The repository is damaged: pack 5f2c is missing.", now, now, null, null, null, null, null, false,
                true, null, null, 1);
        return new State(now, Optional.of(hosts), true, Optional.of(new Lately(21, 1, 0, 1, 0, 0, ADDED)),
                Optional.of(new OpenAlerts(new Counts(1, 1, 0, 2, 1L), List.of(alert))));
    }

    private static HostLine host(String name, Level level, String reason, Urgency urgency) {
        return new HostLine(name, level, reason, urgency, false, false);
    }
}
