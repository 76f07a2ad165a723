package io.resticmanager.notifications.channel.ntfy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.channel.ChannelType;
import io.resticmanager.notifications.channel.form.Fields;
import io.resticmanager.notifications.channel.form.HttpText;
import io.resticmanager.notifications.channel.http.HttpSender;
import io.resticmanager.notifications.channel.text.Secret;

/** Pushes to phones. */
@Singleton
public final class Ntfy implements ChannelType {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final URI PUBLIC = URI.create("https://ntfy.sh");
    private static final String SERVER = "An address such as https://ntfy.example: http or https, without user, "
            + "password, ? and #.";
    /** The server's own rule; it answers 404 to all else. */
    private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");

    private final HttpSender sender;

    public Ntfy(HttpSender sender) {
        this.sender = sender;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.ntfy;
    }

    @Override
    public Set<String> fields() {
        return Set.of("server_url", "topic", "access_token", "default_priority");
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    public Parsed parse(JsonNode config) {
        var fields = new Fields(config);
        var server = fields.address("server_url", SERVER).orElse(PUBLIC);
        if (server.getRawQuery() != null) {
            fields.wrong("server_url", SERVER);
        }
        var topic = fields.required("topic", "A topic is 1 to 64 letters, digits, - and _.",
                text -> Optional.of(text).filter(TOPIC.asMatchPredicate()));
        var token = fields.optional("access_token", "A token has no blanks and only ASCII characters.",
                HttpText::credential);
        var priority = fields.optional("default_priority", "One of min, low, default, high, urgent, or nothing.",
                NtfyPriority::named);
        return fields.parsed(() -> new NtfyDestination(
                new NtfySettings(at(server, topic.orElseThrow()), token.map(Secret::new).orElse(null),
                        priority.orElse(null)),
                sender));
    }

    private static URI at(URI server, String topic) {
        return URI.create(server.toString().replaceAll("/+$", "") + "/" + topic);
    }
}
