package io.resticmanager.tests.kit;

import java.util.Map;

/** Where a host's backups go. {@code password} is restic's, {@code serverPassword} the rest-server's. */
public record Repository(String url, String user, String serverPassword, String password) {

    public Repository withPassword(String other) {
        return new Repository(url, user, serverPassword, other);
    }

    /** The same, reached through the sluice. */
    public Repository through(Sluice sluice) {
        return new Repository(url.replaceFirst(":\\d+/", ":" + sluice.port() + "/"), user, serverPassword, password);
    }

    /** For a restic that the test runs itself, of any version. */
    public Map<String, String> environment() {
        var withCredentials = url.replace("rest:http://", "rest:http://%s:%s@".formatted(user, serverPassword));
        return Map.of("RESTIC_REPOSITORY", withCredentials, "RESTIC_PASSWORD", password);
    }

    @Override
    public String toString() {
        return "Repository[" + url + "]";
    }
}
