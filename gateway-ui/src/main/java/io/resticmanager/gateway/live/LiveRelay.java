package io.resticmanager.gateway.live;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.gateway.alert.AlertsChanged;
import io.resticmanager.gateway.channel.ChannelsChanged;
import io.resticmanager.gateway.disk.DisksChanged;
import io.resticmanager.gateway.fleet.FleetChanged;
import io.resticmanager.gateway.fleet.FleetKeeper;
import io.resticmanager.platform.live.Live;

/** Hears what the services say about the moment, and tells the pages that show it. */
@Singleton
final class LiveRelay {

    private final Live live;
    private final Watchers watchers;
    private final FleetKeeper fleet;

    LiveRelay(@Named("gateway") Live live, Watchers watchers, FleetKeeper fleet) {
        this.live = live;
        this.watchers = watchers;
        this.fleet = fleet;
    }

    @EventListener
    void listen(ServerStartupEvent started) {
        var _ = live.hear(Subjects.liveHost("*"), HostStirred.class, (_, stirred) -> stirred(stirred.hostId()));
        var _ = live.hear(Subjects.liveProgress("*"), Progress.class,
                (subject, _) -> watchers.tell(Push.progress(topic(subject))));
        var _ = live.hear(Subjects.liveLog("*"), LogPage.class,
                (subject, lines) -> watchers.tell(Push.log(topic(subject), lines)));
    }

    /** The dashboard is told once the row is made anew, so that what it fetches is not the old one. */
    @EventListener
    void changed(FleetChanged row) {
        watchers.tell(Push.changed("fleet", row.hostId()));
        watchers.tell(Push.row(row.hostId()));
    }

    /** Told once they are counted anew, so that a mark that is fetched is not the old one. */
    @EventListener
    void changed(AlertsChanged alerts) {
        watchers.tell(alerts.changed() ? Push.changed("alerts") : Push.confirmed("alerts"));
    }

    @EventListener
    void changed(ChannelsChanged channels) {
        watchers.tell(Push.changed("channels"));
    }

    @EventListener
    void changed(DisksChanged disks) {
        watchers.tell(Push.changed("disk"));
    }

    private void stirred(String hostId) {
        fleet.mark(hostId);
        watchers.tell(Push.changed("host:" + hostId, hostId));
        watchers.topics().stream()
                .filter(topic -> topic.startsWith("enrolment:"))
                .forEach(topic -> watchers.tell(Push.changed(topic, hostId)));
    }

    private static String topic(String subject) {
        return "job:" + subject.substring(subject.lastIndexOf('.') + 1);
    }
}
