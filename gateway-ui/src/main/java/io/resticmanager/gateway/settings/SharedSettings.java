package io.resticmanager.gateway.settings;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.rpc.Jobs;

/** Reads and changes what three services keep. All of it needs the role admin, which the services judge. */
@Singleton
public final class SharedSettings {

    private final Channels channels;
    private final Jobs jobs;
    private final Alerts alerts;

    SharedSettings(Channels channels, Jobs jobs, Alerts alerts) {
        this.channels = channels;
        this.jobs = jobs;
        this.alerts = alerts;
    }

    /** Asks all three at once, so that one that hangs costs no more than its own time. */
    public KnownSettings read(Actor actor) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var delivering = CompletableFuture.supplyAsync(() -> told(() -> channels.delivering(actor)), threads);
            var keeping = CompletableFuture.supplyAsync(() -> told(() -> jobs.keeping(actor)), threads);
            var drills = CompletableFuture.supplyAsync(() -> told(() -> alerts.drills(actor)), threads);
            return new KnownSettings(delivering.join(), keeping.join(), drills.join());
        }
    }

    /** What one of the three keeps, for who needs no more. */
    public Reply<Delivering> delivering(Actor actor) {
        return told(() -> channels.delivering(actor));
    }

    /**
     * Only services whose settings become different are asked.
     *
     * @param now what was read
     * @return what is so now
     * @throws ProblemException when nothing was changed, or with what was and what was not
     */
    public KnownSettings change(Actor actor, Wish wish, KnownSettings now) {
        now.mustKnow(wish.owners());
        var news = now.news(wish);
        var saving = new Saving(news);
        return new KnownSettings(
                saving.part(Owner.notifications, now.delivering(), () -> channels.deliver(actor, news.delivering())),
                saving.part(Owner.jobs, now.keeping(), () -> jobs.keep(actor, news.jobDays())),
                saving.part(Owner.alerts, now.drills(), () -> alerts.drill(actor, news.drills())));
    }

    /**
     * Whether it changes what somebody who found an open page must not change: it wants the password.
     *
     * @throws ProblemException 422 for what the environment sets
     */
    public boolean wantsPassword(Wish wish, KnownSettings now) {
        return now.news(wish).grave();
    }

    private static <T> Reply<T> told(Supplier<T> ask) {
        try {
            return Reply.of(ask.get());
        } catch (ProblemException refused) {
            return Reply.refused(refused.problem());
        }
    }
}
