package io.resticmanager.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.nats.client.Connection;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;

/** Asks every endpoint of a running service as each role, and holds the answers against docs/manual/roles.md. */
public final class EndpointRoles {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String REQUEST = """
            {"id": "%s", "actor": {"name": "%s", "role": "%s"}, "body": {}}""";

    private EndpointRoles() {}

    /** @param contracts the types that hold the service's {@link Rpc} constants */
    public static void check(NatsServerExtension nats, String service, Class<?>... contracts)
            throws IOException, InterruptedException {
        var table = RoleTable.requests(service);
        assertThat(table.keySet()).isEqualTo(subjects(contracts));
        var expected = new TreeMap<String, Boolean>();
        var refused = new TreeMap<String, Boolean>();
        var connection = nats.connect("gateway");
        try {
            for (var row : table.entrySet()) {
                for (var role : Role.values()) {
                    expected.put(row.getKey() + " as " + role, !role.covers(row.getValue()));
                    refused.put(row.getKey() + " as " + role, refuses(connection, row.getKey(), role));
                }
            }
        } finally {
            connection.close();
        }
        assertThat(refused).isEqualTo(expected);
    }

    // The body holds nothing: who may ask is told what is missing, or gets an
    // answer; who may not is refused for that.
    private static boolean refuses(Connection connection, String subject, Role role) {
        var request = REQUEST.formatted(Ids.next(), role, role).getBytes(StandardCharsets.UTF_8);
        // The service may not listen yet.
        var answer = Awaitility.await("an answer of " + subject).atMost(PATIENCE)
                .until(() -> connection.request(subject, request, PATIENCE), Objects::nonNull);
        return new String(answer.getData(), StandardCharsets.UTF_8).contains("problem:forbidden");
    }

    private static TreeSet<String> subjects(Class<?>... contracts) {
        var subjects = new TreeSet<String>();
        Arrays.stream(contracts).flatMap(EndpointRoles::constants).forEach(rpc -> subjects.add(rpc.subject()));
        return subjects;
    }

    private static Stream<Rpc<?, ?>> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Rpc.class)
                .map(field -> {
                    try {
                        return (Rpc<?, ?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                });
    }
}
