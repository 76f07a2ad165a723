package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.gateway.settings.KnownSettings;
import io.resticmanager.gateway.settings.Owner;
import io.resticmanager.gateway.settings.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The cards of the settings: what is stored, or what was typed into the form of one card and is wrong. Where a service does not
 * answer its fields are missing and the card says so.
 */
public record SettingsView(KnownSettings known, String card, FormView sent, Instant now) {

    /** Of the three forms the one that was sent, or an empty one. */
    public FormView form(String name) {
        return card.equals(name) ? sent : FormView.EMPTY;
    }

    /** Null while it is not known. */
    public @Nullable Delivering delivering() {
        return known.delivering() instanceof Reply.Value<Delivering>(var value) ? value : null;
    }

    /** Null while it is not known. */
    public @Nullable Keeping keeping() {
        return known.keeping() instanceof Reply.Value<Keeping>(var value) ? value : null;
    }

    /** Null while it is not known. */
    public @Nullable Drills drills() {
        return known.drills() instanceof Reply.Value<Drills>(var value) ? value : null;
    }

    /** Which service does not answer, and why; empty when it does. */
    public String trouble(String owner) {
        var service = Owner.valueOf(owner);
        return known.trouble(service).map(why -> service.service() + " does not answer. " + why.detail()).orElse("");
    }

    /** As typed, or as stored; for a field that is there. */
    public String value(String field) {
        return sent.values().getOrDefault(field, stored(Setting.valueOf(field)));
    }

    /** Whether a box is checked. */
    public boolean checked(String field) {
        return sent.values().containsKey(shown(field))
                ? sent.values().containsKey(field)
                : stored(Setting.valueOf(field)).equals("true");
    }

    /** What is sent beside a box, to tell one that is not checked from one that is not there. */
    public static String shown(String box) {
        return box + "_shown";
    }

    /** The variable of the environment that sets it; empty where it can be changed here. */
    public String fixedBy(String field) {
        return known.fixed().contains(field) ? Setting.valueOf(field).key() : "";
    }

    /** Whether anything of the delivery can be changed here. */
    public boolean editable() {
        return delivering() != null && Stream.of(Setting.base_url, Setting.notification_log_days,
                Setting.allow_private_targets).anyMatch(setting -> fixedBy(setting.name()).isEmpty())
                || keeping() != null && fixedBy(Setting.job_log_days.name()).isEmpty();
    }

    /** How the heartbeat goes. */
    public HeartbeatView heartbeat() {
        return new HeartbeatView(known.delivering(), now);
    }

    /** What stands before a refusal of that form. */
    public String outcome(String name) {
        return partly(name).map(problem -> problem.title() + ".").orElse("It was not saved.");
    }

    /** What a refusal says that stands at none of the fields. */
    public String told(String name, String fields) {
        return partly(name).map(_ -> "What became of the others stands at each.").orElse(form(name).beside(fields));
    }

    private Optional<Problem> partly(String name) {
        return Optional.ofNullable(form(name).problem()).filter(problem -> problem.type().endsWith(":partly-saved"));
    }

    private String stored(Setting setting) {
        var sending = delivering();
        return switch (setting) {
            case base_url -> sending == null ? "" : Objects.requireNonNullElse(sending.baseUrl(), "");
            case heartbeat_url -> sending == null ? "" : Objects.requireNonNullElse(sending.heartbeatUrl(), "");
            case notification_log_days -> sending == null ? "" : Integer.toString(sending.logDays());
            case allow_private_targets -> sending == null ? "" : Boolean.toString(sending.allowPrivateTargets());
            case job_log_days -> keeping() == null ? "" : Integer.toString(keeping().jobLogDays());
            case drill_enabled -> drills() == null ? "" : Boolean.toString(drills().enabled());
        };
    }
}
