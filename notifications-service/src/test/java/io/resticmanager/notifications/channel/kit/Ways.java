package io.resticmanager.notifications.channel.kit;

import java.nio.file.Path;
import java.time.Clock;

import io.resticmanager.notifications.channel.http.HttpSender;
import io.resticmanager.notifications.channel.net.Resolver;
import io.resticmanager.notifications.channel.net.TargetPolicy;
import io.resticmanager.notifications.channel.net.Trust;
import io.resticmanager.notifications.channel.ntfy.Ntfy;
import io.resticmanager.notifications.channel.smtp.Smtp;
import io.resticmanager.notifications.channel.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** The three kinds, allowed to reach this machine. */
public record Ways(Resolver resolver, Trust trust) implements AutoCloseable {

    public Ways() {
        this((Path) null);
    }

    /** @param caFile what is trusted beside the certificates of the Java runtime */
    public Ways(@Nullable Path caFile) {
        this(new Resolver(), new Trust(caFile));
    }

    public Webhook webhook() {
        return new Webhook(http(), Clock.systemUTC());
    }

    public Ntfy ntfy() {
        return new Ntfy(http());
    }

    public Smtp smtp() {
        return new Smtp(resolver, trust, Clock.systemUTC());
    }

    private HttpSender http() {
        return new HttpSender(resolver, () -> new TargetPolicy(true, true), trust, Clock.systemUTC());
    }

    @Override
    public void close() {
        resolver.close();
    }
}
