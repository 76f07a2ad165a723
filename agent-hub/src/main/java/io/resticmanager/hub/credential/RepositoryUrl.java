package io.resticmanager.hub.credential;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A repository as restic names it, without secrets: see restic's manual, "Preparing a new repository". */
public record RepositoryUrl(String text) {

    private static final int LONGEST = 2048;

    private static final List<String> SCHEMES = List.of("local:", "sftp:", "rest:", "s3:", "swift:", "b2:", "azure:",
            "gs:", "rclone:");

    /** What is at the same place for everybody. */
    private static final List<String> SHARED = List.of("sftp:", "s3:", "swift:", "b2:", "azure:", "gs:");

    private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);

    private static final Pattern WITHOUT_END = Pattern.compile("/+$");

    private static final Pattern PATH = Pattern.compile("(/|[A-Za-z]:[\\\\/]|\\\\\\\\).*");

    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private static final Pattern PASSWORD = Pattern.compile("//[^/@]*:[^/@]*@");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    public RepositoryUrl {
        if (complaint(text).isPresent()) {
            throw new IllegalArgumentException("not a repository url");
        }
    }

    /** What a person has to change before this is a repository; empty when it is one. Never quotes the text. */
    public static Optional<String> complaint(String text) {
        if (text.isBlank()) {
            return Optional.of("Say where the repository is, for example rest:https://backup.example.org:8000/host1/.");
        }
        if (text.length() > LONGEST || !text.equals(text.strip()) || UNPRINTABLE.matcher(text).find()) {
            return Optional.of("At most 2,048 characters, without control characters and without blanks at the ends.");
        }
        return known(text)
                ? ofParts(text)
                : Optional.of(
                        "Start with one of restic's schemes (rest:, sftp:, s3:, …) or give an absolute path.");
    }

    private static boolean known(String text) {
        return PATH.matcher(text).matches() || SCHEMES.stream().anyMatch(text::startsWith);
    }

    private static Optional<String> ofParts(String text) {
        if (text.startsWith("rest:")) {
            return ofRest(text.substring("rest:".length()));
        }
        return PASSWORD.matcher(text).find()
                ? Optional.of("Leave the password out of the address.")
                : Optional.empty();
    }

    private static Optional<String> ofRest(String address) {
        if (USER_INFO.matcher(address).find()) {
            return Optional.of("Leave user name and password out of the address; they have fields of their own.");
        }
        return served(address)
                ? Optional.empty()
                : Optional.of("After rest: comes the http:// or https:// address of the server.");
    }

    private static boolean served(String address) {
        try {
            var uri = new URI(address);
            return List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Whether a rest-server holds it, which is what knows user names. */
    public boolean rest() {
        return text.startsWith("rest:");
    }

    /**
     * Where it is, in one spelling, so that hosts for which it is the same use the same repository. A path, and a remote that
     * rclone's configuration names, mean another place on each host: they have the host's id in them.
     */
    public String address(String hostId) {
        if (rest()) {
            return "rest:" + spelled(URI.create(text.substring("rest:".length())));
        }
        return SHARED.stream().anyMatch(text::startsWith)
                ? WITHOUT_END.matcher(redacted()).replaceAll("")
                : hostId + ":" + text;
    }

    private static String spelled(URI server) {
        var scheme = server.getScheme();
        var port = server.getPort() < 0 ? USUAL_PORTS.get(scheme) : Integer.valueOf(server.getPort());
        return scheme + "://" + server.getHost().toLowerCase(Locale.ROOT) + ":" + port
                + WITHOUT_END.matcher(server.getRawPath()).replaceAll("") + "/";
    }

    /** For pages and logs. There is no secret in it to begin with; this also holds for rows older than that rule. */
    public String redacted() {
        return PASSWORD.matcher(text).replaceAll("//***@");
    }
}
