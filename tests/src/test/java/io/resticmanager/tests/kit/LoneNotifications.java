package io.resticmanager.tests.kit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.notifications.channel.kit.HttpSink;
import io.resticmanager.platform.testkit.NatsServerExtension;

/** notifications-service by itself, in a hurry: it tries again soon, and starts from a cache. */
public final class LoneNotifications {

    private static final String MODULE = "notifications-service";

    private LoneNotifications() {}

    /** Returns at once. */
    public static Child start(Stage stage, NatsServerExtension nats, Path data) {
        var command = Builds.serviceStartedOften(MODULE, "io.resticmanager.notifications.NotificationsApplication",
                (folder, rehearsed) -> rehearse(folder, rehearsed, nats));
        return stage.start(MODULE, command, environment(nats, data));
    }

    // It is asked for a channel and tells on it, which is what it does in a test.
    private static Child rehearse(Path folder, List<String> command, NatsServerExtension nats) throws Exception {
        var service = Child.start(MODULE, folder, command, environment(nats, folder.resolve("data")));
        try (var desk = new ChannelDesk(nats); var sink = HttpSink.plain()) {
            desk.test(desk.webhook("Rehearsal", "http://127.0.0.1:" + sink.port()));
            return service;
        } catch (Exception | AssertionError e) {
            service.end();
            throw e;
        }
    }

    private static Map<String, String> environment(NatsServerExtension nats, Path data) {
        var environment = new HashMap<>(nats.environment());
        environment.putAll(Map.of("RM_DATA_DIR", data.toString(), "RM_NOTIFY_ALLOW_LOOPBACK", "true",
                "RM_RETRY_PLAN", "PT0.1S,PT0.1S,PT0.5S,PT1S"));
        return environment;
    }
}
