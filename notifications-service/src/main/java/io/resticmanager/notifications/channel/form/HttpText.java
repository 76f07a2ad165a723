package io.resticmanager.notifications.channel.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in an address and in headers of HTTP. */
public final class HttpText {

    /** RFC 9110, 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]*[\\x21-\\x7E])?");
    /** Bearer credentials, RFC 6750, and whatever else has no blank. */
    private static final Pattern CREDENTIAL = Pattern.compile("[\\x21-\\x7E]+");
    private static final int LAST_PORT = 65535;

    private HttpText() {}

    /** An absolute address of http or https with a host; without user, password and fragment. */
    public static Optional<URI> url(String text) {
        return uri(text).filter(uri -> "http".equalsIgnoreCase(uri.getScheme())
                || "https".equalsIgnoreCase(uri.getScheme()))
                .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null)
                .filter(uri -> uri.getPort() != 0 && uri.getPort() <= LAST_PORT)
                .filter(uri -> uri.toString().equals(uri.toASCIIString()));
    }

    public static Optional<String> token(String text) {
        return Optional.of(text).filter(TOKEN.asMatchPredicate());
    }

    public static Optional<String> value(String text) {
        return Optional.of(text).filter(VALUE.asMatchPredicate());
    }

    public static Optional<String> credential(String text) {
        return Optional.of(text).filter(CREDENTIAL.asMatchPredicate());
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
