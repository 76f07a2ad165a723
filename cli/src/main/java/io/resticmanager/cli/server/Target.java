package io.resticmanager.cli.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import io.resticmanager.agent.tls.ServerPin;
import io.resticmanager.cli.failure.CliFailure;
import org.jspecify.annotations.Nullable;

/**
 * A server and what is needed to ask it. Options come before variables, and these before what {@code login} keeps; what is kept there is
 * for the address there: a token is never sent to another one.
 */
record Target(URI url, String token, Optional<ServerPin> pin, Optional<Path> caFile) {

    /** What was typed. */
    record Asked(@Nullable String url, @Nullable Path tokenFile, @Nullable String pin, @Nullable Path caFile) {}

    private static final String NO_SERVER = "which server? Say --url or RM_URL, or run restic-manager login once";
    private static final String NO_TOKEN = "%s wants an API token: make one there (Profile, API tokens), then run "
            + "restic-manager login, or give it in RM_API_TOKEN or --token-file";

    static Target of(Asked asked, Surroundings around) {
        var kept = new ConfigFile(around.configFile()).read();
        var url = url(asked, around, kept);
        var own = ConfigFile.value(kept, "url").filter(known -> url.equals(address(known))).isPresent();
        var ours = own ? kept : new Properties();
        return new Target(url, token(asked, around, ours).orElseThrow(() -> CliFailure.wrong(NO_TOKEN.formatted(url))),
                pin(asked, around, ours), caFile(asked, around, ours));
    }

    static URI url(Asked asked, Surroundings around, Properties kept) {
        return Optional.ofNullable(asked.url()).or(() -> around.variable("RM_URL"))
                .or(() -> ConfigFile.value(kept, "url")).map(Target::address)
                .orElseThrow(() -> CliFailure.wrong(NO_SERVER));
    }

    static Optional<String> token(Asked asked, Surroundings around, Properties kept) {
        return Optional.ofNullable(asked.tokenFile()).map(SecretFiles::line).or(() -> around.variable("RM_API_TOKEN"))
                .or(() -> ConfigFile.value(kept, "token")).map(Target::sendable);
    }

    static Optional<ServerPin> pin(Asked asked, Surroundings around, Properties kept) {
        try {
            return Optional.ofNullable(asked.pin()).or(() -> around.variable("RM_PIN"))
                    .or(() -> ConfigFile.value(kept, "pin")).map(ServerPin::parse);
        } catch (IllegalArgumentException e) {
            throw CliFailure.wrong("--pin: " + e.getMessage());
        }
    }

    static Optional<Path> caFile(Asked asked, Surroundings around, Properties kept) {
        return Optional.ofNullable(asked.caFile()).or(() -> around.variable("RM_CA_FILE").map(Path::of))
                .or(() -> ConfigFile.value(kept, "ca-file").map(Path::of));
    }

    static URI address(String text) {
        try {
            var url = URI.create(text.strip().replaceFirst("/+$", ""));
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Told below, like all that is no address.
        }
        throw CliFailure.wrong("'%s' is no address of a server; one looks like https://backup.example:8480".formatted(
                text));
    }

    // Whatever else could end a header, or begin one; the token itself is not
    // repeated.
    static String sendable(String token) {
        if (!token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw CliFailure.wrong("what was given as a token is none: it begins with rmapi_ and has no spaces");
        }
        return token;
    }

    /** What whoever sits here should know. */
    Optional<String> warning() {
        var here = url.getHost().equals("localhost") || url.getHost().startsWith("127.")
                || url.getHost().equals("[::1]");
        return "http".equals(url.getScheme()) && !here
                ? Optional.of("warning: %s is not encrypted, so others on the way can read the token".formatted(url))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Target[%s]".formatted(url);
    }
}
