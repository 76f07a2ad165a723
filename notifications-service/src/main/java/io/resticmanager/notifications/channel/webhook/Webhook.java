package io.resticmanager.notifications.channel.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.channel.ChannelType;
import io.resticmanager.notifications.channel.form.Fields;
import io.resticmanager.notifications.channel.form.HttpText;
import io.resticmanager.notifications.channel.http.HttpSender;
import io.resticmanager.notifications.channel.text.Secret;

/** JSON to any URL. */
@Singleton
public final class Webhook implements ChannelType {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String URL = "An address such as https://hooks.example/T02: http or https, without user, "
            + "password and #.";
    /** What HTTP or we ourselves say in them. */
    private static final Set<String> TAKEN = Set.of("host", "content-type", "content-length", "content-encoding",
            "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer", "expect", "proxy-connection",
            "authorization", "webhook-id", "webhook-timestamp", "webhook-signature");

    private final HttpSender sender;
    private final Clock clock;

    public Webhook(HttpSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.webhook;
    }

    @Override
    public Set<String> fields() {
        return Set.of("url", "bearer_token", "header_name", "header_value", "secret");
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    public Parsed parse(JsonNode config) {
        var fields = new Fields(config);
        var url = fields.address("url", URL);
        if (url.isEmpty() && fields.text("url").isEmpty()) {
            fields.wrong("url", URL);
        }
        var bearer = fields.optional("bearer_token", "A token has no blanks and only ASCII characters.",
                HttpText::credential);
        var name = fields.optional("header_name",
                "A header name such as X-Team; Authorization is the bearer token's, and some are HTTP's own.",
                Webhook::headerName);
        var value = fields.optional("header_value", "A header value has one line of ASCII characters.",
                HttpText::value);
        var secret = fields.optional("secret",
                "A signing secret is whsec_ and Base64 of 24 to 64 bytes: make one with openssl rand -base64 32.",
                SigningSecret::of);
        bothOrNeither(fields);
        return fields.parsed(() -> new WebhookDestination(new WebhookSettings(url.orElseThrow(),
                bearer.map(Secret::new).orElse(null), name.orElse(null), value.map(Secret::new).orElse(null),
                secret.orElse(null)), sender, clock));
    }

    private static Optional<String> headerName(String text) {
        return HttpText.token(text).filter(name -> !TAKEN.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static void bothOrNeither(Fields fields) {
        var name = fields.text("header_name").isPresent();
        if (name && fields.text("header_value").isEmpty()) {
            fields.wrong("header_value", "A header needs a value; or leave its name empty, too.");
        }
        if (!name && fields.text("header_value").isPresent()) {
            fields.wrong("header_name", "This value needs the name of a header.");
        }
    }
}
