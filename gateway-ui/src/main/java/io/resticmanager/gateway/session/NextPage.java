package io.resticmanager.gateway.session;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/** Where to go after signing in. Only a path of our own is believed, or a link could lead people elsewhere. */
public final class NextPage {

    private static final URI HOME = URI.create("/");

    private NextPage() {}

    public static URI of(@Nullable String typed) {
        if (typed == null || !typed.startsWith("/") || typed.startsWith("//") || typed.indexOf('\\') >= 0) {
            return HOME;
        }
        try {
            var address = URI.create(typed);
            return address.isAbsolute() || address.getRawAuthority() != null ? HOME : address;
        } catch (IllegalArgumentException _) {
            return HOME;
        }
    }
}
