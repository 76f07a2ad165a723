package io.resticmanager.platform.nats;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration of our nats-server: loopback only, no anonymous access, each user with its own few subjects. */
record NatsConfig(Path home, int port, Users users, List<Grant> grants, boolean alwaysSync) {

    // -1 asks nats-server for a free port; a payload holds 1,000 log lines or 5,000
    // snapshots with room to spare.
    String text() {
        return """
                server_name: "restic-manager"
                listen: "127.0.0.1:%d"
                max_payload: 4MB
                pid_file: "%s"
                log_file: "%s"
                logfile_size_limit: 10MB
                jetstream { store_dir: "%s"%s }
                authorization {
                  timeout: 5
                  users: [
                %s
                  ]
                }
                """.formatted(port == 0 ? -1 : port, home.resolve("nats.pid"), home.resolve("nats.log"), home,
                alwaysSync ? ", sync_interval: always" : "",
                grants.stream().map(this::user).collect(Collectors.joining("\n")));
    }

    private String user(Grant grant) {
        return """
                { user: "%s", password: "%s", permissions: {
                  publish: { allow: [%s] }, subscribe: { allow: [%s] },
                  allow_responses: { max: 1, expires: "2m" } } }""".formatted(
                grant.user(), users.passwordOf(grant.user()), quoted(grant.publish()), quoted(grant.subscribe()));
    }

    private static String quoted(List<String> subjects) {
        return subjects.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }
}
