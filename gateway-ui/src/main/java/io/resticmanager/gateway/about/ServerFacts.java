package io.resticmanager.gateway.about;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;
import io.resticmanager.platform.nats.Broker;

/** How the parts of this server are just now. */
@Singleton
public final class ServerFacts {

    private final Hub hub;
    private final Jobs jobs;
    private final Alerts alerts;
    private final Channels channels;
    private final Broker broker;
    private final List<Vital> vitals;

    ServerFacts(Hub hub, Jobs jobs, Alerts alerts, Channels channels, @Named("gateway") Broker broker,
            List<Vital> vitals) {
        this.hub = hub;
        this.jobs = jobs;
        this.alerts = alerts;
        this.channels = channels;
        this.broker = broker;
        this.vitals = vitals;
    }

    /** Whether a service answers; {@code trouble} is empty when it does. */
    public record Service(String name, String trouble) {

        public boolean answers() {
            return trouble.isEmpty();
        }
    }

    /** Asks all at once, so that one that hangs costs no more than its own time. */
    public List<Service> services(Actor actor) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = List.of(
                    ask("agent-hub", asking -> hub.hosts(asking, 1, ""), actor, threads),
                    ask("jobs-service", asking -> jobs.hosts(asking, List.of()), actor, threads),
                    ask("alerts-service", alerts::counts, actor, threads),
                    ask("notifications-service", channels::list, actor, threads));
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    /** Of this process: of one service, or of all where they share it. */
    public List<Condition> conditions() {
        return vitals.stream().flatMap(vital -> vital.conditions().stream()).toList();
    }

    /** The version of the broker that this service is connected to. */
    public String brokerVersion() {
        return broker.serverVersion();
    }

    private static CompletableFuture<Service> ask(String name, Consumer<Actor> question, Actor actor,
            Executor threads) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                question.accept(actor);
                return new Service(name, "");
            } catch (ProblemException refused) {
                return new Service(name, refused.problem().detail());
            }
        }, threads);
    }
}
