package io.resticmanager.notifications.channel.form;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.notifications.channel.http.HttpCall;

/** Where a channel sends to: an absolute address of http or https with a host, or what is wrong with it. */
public sealed interface HttpAddress {

    record Read(URI uri) implements HttpAddress {}

    /** {@code why} names the cause, and what to write instead; empty where it is no address at all. */
    record Wrong(Optional<String> why) implements HttpAddress {}

    /** Takes names with an underscore, which the net does not know but containers have. */
    static HttpAddress of(String text) {
        var bad = Parts.unwritten(text);
        if (bad.isPresent()) {
            return new Wrong(bad);
        }
        try {
            return of(new URI(text));
        } catch (URISyntaxException _) {
            return new Wrong(Parts.unencoded(text));
        }
    }

    private static HttpAddress of(URI uri) {
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            return new Wrong(Optional.empty());
        }
        return Parts.trouble(uri).<HttpAddress>map(why -> new Wrong(Optional.of(why)))
                .orElseGet(() -> HttpCall.named(uri) ? new Read(uri) : new Wrong(Optional.empty()));
    }

    /** What may be wrong with one. */
    final class Parts {

        private static final Pattern HOST = Pattern.compile("https?://([^/?#]*@)?([^/?#:@\\s]+).*",
                Pattern.CASE_INSENSITIVE);

        private Parts() {}

        // Beyond ASCII: in the name, where it can be written otherwise, or behind it.
        private static Optional<String> unwritten(String text) {
            if (text.chars().allMatch(letter -> letter < 0x80)) {
                return Optional.empty();
            }
            var host = HOST.matcher(text);
            if (host.matches() && host.group(2).chars().anyMatch(letter -> letter >= 0x80)) {
                return Optional.of(ascii(host.group(2))
                        .map(name -> "Write the name in ASCII, as %s.".formatted(name))
                        .orElse("The name of the host has characters that no name has."));
            }
            return Optional.of("Percent-encode what is not ASCII: ä is %C3%A4.");
        }

        private static Optional<String> ascii(String host) {
            try {
                return Optional.of(IDN.toASCII(host));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        // What URI refuses in an address that has all its parts.
        private static Optional<String> unencoded(String text) {
            return HOST.matcher(text).matches()
                    ? Optional.of("It has a character that has to be percent-encoded: a blank is %20, | is %7C, "
                            + "% itself %25.")
                    : Optional.empty();
        }

        private static Optional<String> trouble(URI uri) {
            if (uri.getRawFragment() != null) {
                return Optional.of("Leave out # and what follows it: it is never sent.");
            }
            if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
                return Optional.of("Leave out user and password: give a token or a header instead.");
            }
            return Optional.empty();
        }
    }
}
