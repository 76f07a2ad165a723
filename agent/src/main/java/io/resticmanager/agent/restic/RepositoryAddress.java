package io.resticmanager.agent.restic;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;

/** Where a repository is: any restic repository string; the ones behind a rest-server are understood further. */
final class RepositoryAddress {

    private static final String REST = "rest:";

    private final HubMessage.Repository repository;

    RepositoryAddress(HubMessage.Repository repository) {
        this.repository = repository;
    }

    /** The URL of a rest-server's repository, without user and password. */
    Optional<URI> restServer() {
        if (!repository.url().startsWith(REST)) {
            return Optional.empty();
        }
        try {
            var uri = new URI(repository.url().substring(REST.length()));
            return uri.getHost() == null
                    ? Optional.empty()
                    : Optional.of(
                            new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** What a person calls it: host and port, or the path. */
    String shown() {
        return restServer().map(RepositoryAddress::hostAndPort)
                .orElseGet(() -> new Redactor().redact(repository.url()));
    }

    /** Host, port and path, for it is the path that tells one repository of a server from another. */
    String place() {
        return restServer().map(uri -> hostAndPort(uri) + uri.getPath()).orElseGet(this::shown);
    }

    static String hostAndPort(URI uri) {
        var usual = "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** With user and password inside, as restic before 0.16.1 needs it; for the environment only. */
    String withCredentials() {
        var user = repository.username();
        var password = repository.serverPassword();
        if (user == null || password == null || repository.url().contains("@")) {
            return repository.url();
        }
        return repository.url().replaceFirst("://", "://" + Matcher.quoteReplacement(
                Redactor.percentEncoded(user) + ":" + Redactor.percentEncoded(password) + "@"));
    }
}
