package io.resticmanager.agent.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a repository string leads, as a policy names it: a host name or address in lower case, {@code local} for a path, or
 * service and bucket, such as {@code b2:bucket}, where there is no host. Read as restic does (its manual, "Preparing a new
 * repository"); what can be read in two ways leads nowhere.
 */
public final class RepositoryHost {

    public static final String LOCAL = "local";
    private static final Set<String> SERVICES = Set.of("b2", "azure", "gs", "swift", "rclone");
    // A leading hyphen would be an option to ssh, a leading colon a remote of
    // rclone's command line.
    private static final Pattern HOST = Pattern.compile(
            "(?:\\[([0-9a-f:.]+)]|([a-z0-9][a-z0-9._-]*?)\\.?)(?::[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private static final Pattern PATH = Pattern.compile("(\\.{0,2}/|\\.{0,2}\\\\|[A-Za-z]:[\\\\/]).*", Pattern.DOTALL);

    private RepositoryHost() {}

    /** Empty when it can not be told for sure. */
    public static Optional<String> of(String repository) {
        var colon = repository.indexOf(':');
        var scheme = colon < 0 ? LOCAL : repository.substring(0, colon);
        var rest = repository.substring(colon + 1);
        return switch (scheme) {
            case LOCAL -> Optional.of(LOCAL);
            case "rest" -> ofUrl(rest);
            case "s3" -> rest.startsWith("http") ? ofUrl(rest) : host(before('/', rest.replaceFirst("^//", "")));
            case "sftp" -> rest.startsWith("//") ? ofUrl(repository) : host(before(':', rest));
            default -> SERVICES.contains(scheme) ? bucket(scheme, rest) : path(repository);
        };
    }

    /** A name as a person writes it into a policy; empty when it is none, or has a port or a user. */
    public static Optional<String> parse(String name) {
        var colon = name.indexOf(':');
        if (name.equals(LOCAL)) {
            return Optional.of(name);
        }
        if (colon > 0 && SERVICES.contains(name.substring(0, colon))) {
            return bucket(name.substring(0, colon), name.substring(colon + 1)).filter(name::equals);
        }
        var hasPort = colon >= 0 && colon == name.lastIndexOf(':');
        return hasPort || name.contains("@") ? Optional.empty() : host(colon < 0 ? name : "[" + name + "]");
    }

    private static Optional<String> ofUrl(String url) {
        try {
            return host(new URI(url).getRawAuthority());
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    // A host that is called local would be taken for a path.
    private static Optional<String> host(@Nullable String authority) {
        if (authority == null) {
            return Optional.empty();
        }
        var match = HOST.matcher(authority.substring(authority.lastIndexOf('@') + 1));
        return match.matches()
                ? Optional.of((match.group(1) != null ? match.group(1) : match.group(2)).toLowerCase(Locale.ROOT))
                        .filter(host -> !host.equals(LOCAL))
                : Optional.empty();
    }

    private static Optional<String> bucket(String service, String rest) {
        var name = service.equals("rclone") ? before(':', rest) : before('/', before(':', rest));
        return BUCKET.matcher(name).matches() ? Optional.of(service + ":" + name) : Optional.empty();
    }

    private static Optional<String> path(String repository) {
        return PATH.matcher(repository).matches() ? Optional.of(LOCAL) : Optional.empty();
    }

    private static String before(char end, String text) {
        var at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
