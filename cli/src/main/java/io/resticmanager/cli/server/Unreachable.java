package io.resticmanager.cli.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import io.resticmanager.agent.tls.PinMismatch;
import io.resticmanager.cli.failure.CliFailure;

/** Why there was no answer. */
record Unreachable(URI url, IOException problem) {

    CliFailure failure() {
        return CliFailure.unreachable(words());
    }

    private String words() {
        if (PinMismatch.caused(problem)) {
            return "%s has another key than the pinned one: it is another server, or its key was made anew. Compare with what its "
                    .formatted(url) + "up prints, then give that with --pin or restic-manager login";
        }
        if (caused(SSLException.class)) {
            return tls();
        }
        if (caused(UnknownHostException.class) || caused(UnresolvedAddressException.class)) {
            return "%s is not known: look at the address, or at this machine's DNS".formatted(url.getHost());
        }
        if (problem instanceof HttpTimeoutException) {
            return "%s does not answer in time: look whether it is up, and whether a firewall is in between"
                    .formatted(url);
        }
        return caused(ConnectException.class)
                ? "nothing listens at %s: look whether restic-manager runs there, and at the address (--url)"
                        .formatted(url)
                : "the connection to %s broke (%s): try again%s".formatted(url, last(),
                        "http".equals(url.getScheme()) ? ", or is its address https://… ?" : "");
    }

    private String tls() {
        var words = last();
        if (words.contains("PKIX") || words.contains("certif")) {
            return "the certificate of %s is not trusted (%s). With a self-signed one give --pin, which its up prints; "
                    .formatted(url, words) + "with an authority of your own --ca-file";
        }
        return words.contains("plaintext") || words.contains("SSL message") || words.contains("SSL/TLS record")
                ? "%s does not speak TLS: is its address http://… ?".formatted(url)
                : "no encrypted connection to %s (%s)".formatted(url, words);
    }

    private boolean caused(Class<?> kind) {
        return causes().anyMatch(kind::isInstance);
    }

    private String last() {
        return causes().map(cause -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
                .reduce((_, later) -> later).orElse("");
    }

    private Stream<Throwable> causes() {
        return Stream.iterate((Throwable) problem, cause -> cause != null, Throwable::getCause);
    }
}
