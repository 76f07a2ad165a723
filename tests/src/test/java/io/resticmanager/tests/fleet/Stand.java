package io.resticmanager.tests.fleet;

import java.time.Duration;
import java.util.Map;

import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ProcessFigures;
import io.resticmanager.tests.kit.Services;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;

/** A hub, jobs-service and gateway as processes of their own, and a fleet that is connected to them. */
public record Stand(Services services, Administrator administrator, Fleet fleet, Books books) {

    private static final Duration CONNECTING = Duration.ofMinutes(5);
    private static final Duration DRAINING = Duration.ofMinutes(10);

    /** Returns when all agents are connected. */
    public static Stand up(Stage stage, Map<String, String> broker, int agents) throws Exception {
        return up(stage, Services.forAgents(stage, broker), agents);
    }

    /** The same with services that run already. */
    public static Stand up(Stage stage, Services services, int agents) throws Exception {
        var administrator = services.administrator();
        var fleet = Fleet.enrol(stage, administrator, services.agentUrl(), agents);
        var stand = new Stand(services, administrator, fleet, new Books(services));
        stand.fleet.connect();
        stand.awaitAllConnected(CONNECTING);
        return stand;
    }

    public void awaitAllConnected(Duration atMost) {
        Awaitility.await("all agents are connected").atMost(atMost)
                .until(() -> fleet.connected() == fleet.size());
    }

    /** Until the hub has acknowledged all, the broker has it, and jobs-service has acted upon it. */
    public void awaitDrained() {
        Awaitility.await("everything has arrived").atMost(DRAINING).pollInterval(Duration.ofSeconds(1))
                .until(() -> fleet.depth() == 0 && books.hubWaiting() == 0
                        && books.succeeded() == fleet.jobs().size() && books.jobsWaiting() == 0);
    }

    /** Frames that were given to outboxes. */
    public long frames() {
        return fleet.lastSeqs().values().stream().mapToLong(Long::longValue).sum();
    }

    public ProcessFigures hub() {
        return figures(Services.HUB);
    }

    public ProcessFigures figures(String module) {
        return ProcessFigures.of(services.process(module).pid());
    }

    /** What the hub that runs now says of the handshakes since its start. */
    public Door door() throws Exception {
        return Door.of(services.condition(Services.HUB, Door.CONDITION));
    }

    /** As {@code kill -9}, and started again at once. @return the moment of the kill, by {@link System#nanoTime} */
    public long killHub() throws InterruptedException {
        var moment = System.nanoTime();
        services.process(Services.HUB).kill();
        services.startAgain(Services.HUB);
        return moment;
    }
}
