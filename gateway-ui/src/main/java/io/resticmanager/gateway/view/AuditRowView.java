package io.resticmanager.gateway.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.resticmanager.gateway.audit.Act;
import io.resticmanager.gateway.audit.AuditRow;
import org.jspecify.annotations.Nullable;

/** A row of the log. {@code hosts} are names by ids of the hosts that still have a page. */
public record AuditRowView(AuditRow row, Map<String, String> hosts) {

    private static final String AGENT = "agent:";
    private static final String SYSTEM = "system:";
    private static final Tone REFUSED = new Tone("fail", "i-fail", "Refused");
    private static final Tone FAILED = new Tone("fail", "i-fail", "Failed");

    /** Something with a name, and its page if it has one. */
    public record Named(String label, @Nullable String address) {}

    public long n() {
        return row.n();
    }

    public Instant at() {
        return row.act().occurredAt();
    }

    /** What it is, if it is no person: {@code agent} or {@code system}. */
    public @Nullable String machine() {
        var actor = row.act().actor();
        return actor.startsWith(AGENT) ? "agent" : actor.startsWith(SYSTEM) ? "system" : null;
    }

    /** A person, a host, or a service. */
    public Named who() {
        var actor = row.act().actor();
        if (actor.startsWith(AGENT)) {
            return host(actor.substring(AGENT.length()));
        }
        return new Named(actor.startsWith(SYSTEM) ? actor.substring(SYSTEM.length()) : actor, null);
    }

    public String action() {
        return AuditWords.action(row.act().action());
    }

    public Named target() {
        var target = row.act().target();
        var id = URLEncoder.encode(target.id(), StandardCharsets.UTF_8).replace("+", "%20");
        return switch (target.kind()) {
            case "host" -> host(target.id());
            case "job" -> new Named("Job", "/jobs/" + id);
            case "alert" -> new Named("Alert", "/alerts/" + id);
            case "session" -> new Named("this server", null);
            case "request" -> new Named(target.id(), null);
            default -> new Named(AuditWords.target(target.kind()), null);
        };
    }

    /** The host that it was about, if that is not the target itself. */
    public @Nullable Named about() {
        var hostId = row.act().hostId();
        return hostId == null || row.act().target().kind().equals("host") ? null : host(hostId);
    }

    public String address() {
        var address = row.act().address();
        return address == null ? "" : address;
    }

    public Tone result() {
        return switch (row.act().result()) {
            case ok -> Tone.OK;
            case refused -> REFUSED;
            case failed -> FAILED;
        };
    }

    /** All that is known of it. */
    public Act act() {
        return row.act();
    }

    private Named host(String id) {
        var name = hosts.get(id);
        return name == null ? new Named(id, null) : new Named(name, "/hosts/" + id);
    }
}
