package io.resticmanager.platform.nats;

import static io.resticmanager.contracts.event.Subjects.EVENTS;
import static io.resticmanager.contracts.event.Subjects.EVENTS_STREAM;
import static io.resticmanager.contracts.event.Subjects.INTAKE_STREAM;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one user of the broker may publish and subscribe to. Answering a request needs no grant: {@code allow_responses} lets
 * a user publish to the inbox that a request named, once.
 */
record Grant(String user, List<String> publish, List<String> subscribe) {

    /** Everyone who may connect; no one else may. */
    static final List<Grant> ALL = List.of(
            service("hub", own("host.", "credentials.")).asks("rpc.jobs.>")
                    .answers("rpc.hub.>", "agent.*.command", "agent.*.look")
                    .publishes("live.host.*", "intake.*", "ephemeral.*").creates(INTAKE_STREAM).updates(),
            service("jobs", own("job.", "schedule.", "run.", "snapshots.", "repository."))
                    .asks("rpc.hub.>", "agent.*.command").answers("rpc.jobs.>")
                    .publishes("live.job.>", "live.host.*").hears("ephemeral.*").consumes(INTAKE_STREAM),
            service("alerts", own("alert.")).asks("rpc.hub.>", "rpc.jobs.>").answers("rpc.alerts.>")
                    .publishes("live.host.*"),
            service("notifications", own("notification.")).asks("rpc.hub.>", "rpc.jobs.>", "rpc.alerts.>")
                    .answers("rpc.notifications.>"),
            service("gateway", List.of()).asks("rpc.>", "agent.*.look").answers("rpc.gateway.>", "rpc.audit.>")
                    .hears("live.>"),
            new Grant("tap", List.of(), concat(EVENTS, "live.>")),
            new Grant("operator", List.of("$SRV.>"), List.of("_INBOX_operator.>", "_INBOX.>")));

    static List<String> users() {
        return ALL.stream().map(Grant::user).toList();
    }

    private static List<String> own(String... prefixes) {
        return EVENTS.stream().filter(event -> Stream.of(prefixes).anyMatch(event::startsWith)).toList();
    }

    // A service has one durable consumer per stream, named like itself.
    private static Grant service(String name, List<String> events) {
        return new Grant(name, concat(events, "audit.recorded", "$SRV.PING"),
                List.of("_INBOX_" + name + ".>", "$SRV.*", "$SRV.*." + name, "$SRV.*." + name + ".*"))
                .creates(EVENTS_STREAM).consumes(EVENTS_STREAM);
    }

    private Grant creates(String stream) {
        return publishes("$JS.API.STREAM.INFO." + stream, "$JS.API.STREAM.CREATE." + stream);
    }

    private Grant updates() {
        return publishes("$JS.API.STREAM.UPDATE." + EVENTS_STREAM, "$JS.API.STREAM.UPDATE." + INTAKE_STREAM);
    }

    private Grant consumes(String stream) {
        var durable = stream + "." + user;
        return publishes("$JS.API.STREAM.INFO." + stream, "$JS.API.STREAM.CREATE." + stream,
                "$JS.API.CONSUMER.CREATE." + durable, "$JS.API.CONSUMER.CREATE." + durable + ".>",
                "$JS.API.CONSUMER.DURABLE.CREATE." + durable,
                "$JS.API.CONSUMER.INFO." + durable, "$JS.API.CONSUMER.MSG.NEXT." + durable,
                "$JS.ACK." + durable + ".>");
    }

    private Grant asks(String... subjects) {
        return publishes(subjects);
    }

    private Grant answers(String... subjects) {
        return hears(subjects);
    }

    private Grant publishes(String... subjects) {
        return new Grant(user, concat(publish, subjects), subscribe);
    }

    private Grant hears(String... subjects) {
        return new Grant(user, publish, concat(subscribe, subjects));
    }

    private static List<String> concat(List<String> some, String... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all.stream().distinct().toList();
    }
}
