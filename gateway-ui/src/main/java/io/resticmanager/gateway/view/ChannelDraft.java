package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.gateway.host.Zones;
import org.jspecify.annotations.Nullable;

/** The form of a channel: what is stored, or what was typed and is wrong; {@code channel} is absent for a new one. */
public record ChannelDraft(ChannelKind kind, @Nullable Channel channel, FormView sent) {

    private static final List<String> FIELDS = List.of("name", "severities", "confirm", "config.url",
            "config.bearer_token", "config.header_name", "config.header_value", "config.secret", "config.server_url",
            "config.topic", "config.access_token", "config.default_priority", "config.host", "config.port",
            "config.encryption", "config.username", "config.password", "config.from", "config.to", "config.digest.at",
            "config.digest.time_zone");
    private static final Map<String, String> USUAL = Map.of("server_url", "https://ntfy.sh", "port", "587",
            "encryption", "starttls", "digest_at", "08:00");
    private static final String DIGEST = "digest_";

    public boolean isNew() {
        return channel == null;
    }

    public boolean is(String other) {
        return kind.name().equals(other);
    }

    public String title() {
        return channel == null ? "New channel" : channel.name();
    }

    public String kindWord() {
        return ChannelWords.kind(kind);
    }

    /** Where the form is sent. */
    public String action() {
        return "/settings/notifications" + (channel == null ? "" : "/" + channel.id());
    }

    /** Where the page can be opened again. */
    public String address() {
        return channel == null ? "/settings/notifications/new?kind=" + kind : action() + "/edit";
    }

    /** The kinds a new channel may have. */
    public List<Choice> kinds() {
        return Stream.of(ChannelKind.values())
                .map(one -> new Choice(one.name(), ChannelWords.kind(one), one == kind)).toList();
    }

    /** As typed, or as stored; a secret is never shown. */
    public String value(String field) {
        return kind.secrets().contains(field) ? "" : sent.values().getOrDefault(field, stored(field));
    }

    /** Whether it is enabled. */
    public boolean enabled() {
        return typed() ? sent.values().containsKey("enabled") : channel == null || channel.enabled();
    }

    /** Whether one mail a day is wanted instead of single ones. */
    public boolean digest() {
        return typed() ? sent.values().containsKey("digest") : digest("at") != null;
    }

    /** The zones that the form offers. */
    public List<String> zones() {
        return Zones.offered();
    }

    /** Whether a secret is stored. */
    public boolean has(String secret) {
        return channel != null && channel.config().get("has_" + secret) instanceof JsonNode has
                && has.isBoolean() && has.getBooleanValue();
    }

    /** What stands in the empty field of a secret. */
    public String placeholder(String secret) {
        return has(secret) ? "Stored, leave blank to keep" : "";
    }

    /** Whether a stored secret is to be taken away. */
    public boolean removes(String secret) {
        return typed() && sent.values().containsKey("remove_" + secret);
    }

    public List<Choice> severities() {
        return Choice.among(named("", "All alerts", "critical", "Only critical ones", "warning", "Only warnings"),
                typed() ? sent.value("severities") : wanted());
    }

    public List<Choice> encryptions() {
        return Choice.among(named("starttls", "STARTTLS", "tls", "TLS", "none", "None"), value("encryption"));
    }

    public List<Choice> priorities() {
        return Choice.among(named("", "Usual (high)", "min", "Min", "low", "Low", "default", "Default", "high",
                "High", "urgent", "Urgent"), value("default_priority"));
    }

    /** What is wrong with the form as a whole, or with something that it does not show. */
    public String summary() {
        return sent.summary().isEmpty() ? sent.elsewhere(FIELDS) : sent.summary();
    }

    // A form of this page always brings the kind; another form, as that to delete,
    // does not.
    private boolean typed() {
        return sent.values().containsKey("kind");
    }

    private String wanted() {
        return channel == null || channel.severities().size() != 1 ? "" : channel.severities().getFirst().name();
    }

    private String stored(String field) {
        if (channel == null) {
            return field.equals("name") ? "" : USUAL.getOrDefault(field, "");
        }
        var value = field.startsWith(DIGEST)
                ? digest(field.substring(DIGEST.length()))
                : channel.config().get(field);
        return field.equals("name") ? channel.name() : value == null || value.isNull() ? usual(field) : text(value);
    }

    private @Nullable JsonNode digest(String field) {
        var digest = channel == null ? null : channel.config().get("digest");
        return digest == null || !digest.isObject() ? null : digest.get(field);
    }

    // An absent encryption or port means the usual one, and so does an absent
    // server.
    private static String usual(String field) {
        return USUAL.getOrDefault(field, "");
    }

    private static String text(JsonNode value) {
        return Objects.requireNonNullElse(value.coerceStringValue(), "");
    }

    private static Map<String, String> named(String... pairs) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }
}
