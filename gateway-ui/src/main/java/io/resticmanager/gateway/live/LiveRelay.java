package io.resticmanager.gateway.live;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.platform.live.Live;

/** Hears what the services say about the moment, and tells the pages that show it. */
@Singleton
final class LiveRelay {

    private final Live live;
    private final Watchers watchers;

    LiveRelay(@Named("gateway") Live live, Watchers watchers) {
        this.live = live;
        this.watchers = watchers;
    }

    @EventListener
    void listen(ServerStartupEvent started) {
        var _ = live.hear(Subjects.liveHost("*"), HostStirred.class, (_, stirred) -> stirred(stirred.hostId()));
        var _ = live.hear(Subjects.liveProgress("*"), Progress.class,
                (subject, _) -> watchers.tell(Push.progress(topic(subject))));
        var _ = live.hear(Subjects.liveLog("*"), LogPage.class,
                (subject, lines) -> watchers.tell(Push.log(topic(subject), lines)));
    }

    private void stirred(String hostId) {
        watchers.tell(Push.changed("fleet", hostId));
        watchers.tell(Push.changed("host:" + hostId, hostId));
        watchers.topics().stream()
                .filter(topic -> topic.startsWith("enrolment:"))
                .forEach(topic -> watchers.tell(Push.changed(topic, hostId)));
    }

    private static String topic(String subject) {
        return "job:" + subject.substring(subject.lastIndexOf('.') + 1);
    }
}
