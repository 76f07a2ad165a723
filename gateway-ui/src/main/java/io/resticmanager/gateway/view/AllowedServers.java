package io.resticmanager.gateway.view;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;

/** The repository servers that a host's own policy lets it use, as its agent reports them; empty when it told none. */
public record AllowedServers(String hostName, List<String> servers) {

    public static AllowedServers of(HubHost host) {
        var policy = host.policy();
        return new AllowedServers(host.name(), policy == null ? List.of() : policy.repositoryHosts());
    }

    String sentence() {
        return servers.isEmpty()
                ? ""
                : "The policy of %s allows repositories at %s.".formatted(hostName, String.join(", ", servers));
    }

    /** What to do before the host will use this repository; empty when nothing stands in the way, or that can not be told. */
    public String warning(String url) {
        return server(url).filter(server -> !servers.isEmpty() && !servers.contains(server))
                .map(server -> "%s will refuse it: its policy does not allow repositories at %s. Run there: restic-manager-agent policy allow-repository %s"
                        .formatted(hostName, server, server))
                .orElse("");
    }

    private static Optional<String> server(String url) {
        if (!url.startsWith("rest:")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new URI(url.substring("rest:".length())).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", ""));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
