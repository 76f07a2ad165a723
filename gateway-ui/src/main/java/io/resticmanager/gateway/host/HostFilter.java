package io.resticmanager.gateway.host;

import java.util.Locale;

import io.resticmanager.contracts.host.HubHost;
import org.jspecify.annotations.Nullable;

/** Which hosts to list; what is absent does not restrict. The text is looked for in name, host name and tags. */
public record HostFilter(@Nullable String tag, HubHost.@Nullable Presence presence, @Nullable String text) {

    public boolean matches(HubHost host) {
        return (tag == null || host.tags().contains(tag))
                && (presence == null || host.presence() == presence)
                && (text == null || mentions(host, text.toLowerCase(Locale.ROOT)));
    }

    private static boolean mentions(HubHost host, String text) {
        return contains(host.name(), text) || contains(host.hostname(), text)
                || host.tags().stream().anyMatch(word -> contains(word, text));
    }

    private static boolean contains(@Nullable String where, String text) {
        return where != null && where.toLowerCase(Locale.ROOT).contains(text);
    }
}
