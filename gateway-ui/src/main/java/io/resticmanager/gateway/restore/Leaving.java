package io.resticmanager.gateway.restore;

import java.time.Duration;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.resticmanager.gateway.live.TopicLeft;
import io.resticmanager.gateway.live.Watchers;

/** Gives up what a wizard has asked for when its page has been gone for some seconds: restic would read on for nobody. */
@Singleton
final class Leaving {

    private static final String TOPIC = "restore:";

    private final Looks looks;
    private final Watchers watchers;
    private final TaskScheduler scheduler;
    private final Duration patience;

    Leaving(Looks looks, Watchers watchers, @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
            @Value("${rm.restore-patience:5s}") Duration patience) {
        this.looks = looks;
        this.watchers = watchers;
        this.scheduler = scheduler;
        this.patience = patience;
    }

    @EventListener
    void left(TopicLeft page) {
        if (page.topic().startsWith(TOPIC)) {
            try (var _ = PropagatedContext.empty().propagate()) {
                var _ = scheduler.schedule(patience, () -> cancel(page.topic()));
            }
        }
    }

    // A reload is back by now.
    private void cancel(String topic) {
        if (!watchers.watched(topic)) {
            looks.cancel(topic.substring(TOPIC.length()));
        }
    }
}
