package io.resticmanager.notifications.channel.smtp;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.channel.ChannelType;
import io.resticmanager.notifications.channel.form.Fields;
import io.resticmanager.notifications.channel.net.Resolver;
import io.resticmanager.notifications.channel.net.Trust;
import org.jspecify.annotations.Nullable;

/** Mails over the operator's server. */
@Singleton
public final class Smtp implements ChannelType {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LAST_PORT = 65535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final String ONE_ADDRESS = "One mail address, such as ops@home.example.";

    private final SmtpSender sender;
    private final Clock clock;

    public Smtp(Resolver resolver, Trust trust, Clock clock) {
        this.sender = new SmtpSender(resolver, trust);
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.smtp;
    }

    @Override
    public Set<String> fields() {
        return Set.of("host", "port", "encryption", "username", "password", "from", "to", "digest");
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    public Parsed parse(JsonNode config) {
        var fields = new Fields(config);
        var host = fields.required("host", "The name or address of a mail server.",
                text -> Optional.of(text).filter(HOST.asMatchPredicate()));
        var port = fields.required("port", "A port is 1 to 65535; mail servers use 587, 465 or 25.", Smtp::port);
        var encryption = fields.optional("encryption", "One of starttls, tls, none.", Encryption::named)
                .orElse(Encryption.starttls);
        var from = fields.required("from", ONE_ADDRESS, MailAddress::of);
        var to = fields.required("to", ONE_ADDRESS, MailAddress::of);
        var login = login(fields, encryption);
        var digest = DailyField.read(fields);
        return fields.parsed(() -> new SmtpDestination(new SmtpSettings(host.orElseThrow(), port.orElseThrow(),
                encryption, login, from.orElseThrow(), to.orElseThrow(), digest), sender, clock));
    }

    private static SmtpSettings.@Nullable Login login(Fields fields, Encryption encryption) {
        var username = fields.text("username");
        var password = fields.secret("password");
        if (username.isPresent() && password.isEmpty()) {
            fields.wrong("password", "This user needs a password.");
        }
        if (username.isEmpty() && password.isPresent()) {
            fields.wrong("username", "This password needs a user name.");
        }
        if (encryption == Encryption.none && username.isPresent()) {
            fields.wrong("encryption",
                    "A password is only sent encrypted: choose starttls or tls, or leave out the user.");
        }
        return username.isEmpty() || password.isEmpty()
                ? null
                : new SmtpSettings.Login(username.get(), password.get());
    }

    private static Optional<Integer> port(String text) {
        return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,5}")).map(Integer::valueOf)
                .filter(port -> port >= 1 && port <= LAST_PORT);
    }
}
