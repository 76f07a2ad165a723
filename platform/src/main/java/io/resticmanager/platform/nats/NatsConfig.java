package io.resticmanager.platform.nats;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The configuration of our nats-server: loopback only, no anonymous access, each user with its own few subjects. */
record NatsConfig(Path home, int port, Users users, List<Grant> grants, boolean alwaysSync) {

    // -1 asks nats-server for a free port.
    String text() {
        return """
                server_name: "restic-manager"
                listen: "127.0.0.1:%d"
                pid_file: "%s"
                log_file: "%s"
                logfile_size_limit: 10MB
                jetstream { store_dir: "%s"%s }
                """.formatted(port == 0 ? -1 : port, home.resolve("nats.pid"), home.resolve("nats.log"), home,
                alwaysSync ? ", sync_interval: always" : "")
                + rules(grants, name -> '"' + users.passwordOf(name) + '"');
    }

    /**
     * What holds for a broker of ours wherever it runs. A payload holds 1,000 log lines or 5,000 snapshots with room to spare.
     *
     * @param password how the configuration says a user's password: in quotes, or as the name of a variable
     */
    static String rules(List<Grant> grants, UnaryOperator<String> password) {
        return """
                max_payload: 4MB
                authorization {
                  timeout: 5
                  users: [
                %s
                  ]
                }
                """.formatted(grants.stream().map(grant -> user(grant, password.apply(grant.user())))
                .collect(Collectors.joining("\n")));
    }

    private static String user(Grant grant, String password) {
        return """
                { user: "%s", password: %s, permissions: {
                  publish: { allow: [%s] }, subscribe: { allow: [%s] },
                  allow_responses: { max: 1, expires: "2m" } } }""".formatted(
                grant.user(), password, quoted(grant.publish()), quoted(grant.subscribe()));
    }

    private static String quoted(List<String> subjects) {
        return subjects.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }
}
