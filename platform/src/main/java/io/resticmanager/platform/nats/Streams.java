package io.resticmanager.platform.nats;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.resticmanager.contracts.event.Subjects;

/** The two streams, made when they are missing. Whoever needs one first makes it; the hub alone may change them later. */
public final class Streams {

    private static final int NOT_FOUND = 404;
    private static final List<StreamConfiguration> ALL = List.of(
            StreamConfiguration.builder()
                    .name(Subjects.EVENTS_STREAM)
                    .subjects(Subjects.EVENTS)
                    .storageType(StorageType.File)
                    .maxAge(Duration.ofDays(7))
                    .build(),
            StreamConfiguration.builder()
                    .name(Subjects.INTAKE_STREAM)
                    .subjects(Subjects.INTAKE)
                    .storageType(StorageType.File)
                    .retentionPolicy(RetentionPolicy.WorkQueue)
                    .build());

    private Streams() {}

    /** @throws IllegalArgumentException for a stream that is not ours */
    public static void ensure(Connection connection, String name) throws IOException, JetStreamApiException {
        var wanted = ALL.stream().filter(stream -> stream.getName().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such stream: " + name));
        if (subjects(connection.jetStreamManagement(), name).isEmpty()) {
            connection.jetStreamManagement().addStream(wanted);
        }
    }

    /** Makes all, and brings those of an older version up to the subjects of this one. */
    static void bringUp(Connection connection) throws IOException, JetStreamApiException {
        for (var wanted : ALL) {
            ensure(connection, wanted.getName());
            if (!Set.copyOf(subjects(connection.jetStreamManagement(), wanted.getName()))
                    .equals(Set.copyOf(wanted.getSubjects()))) {
                connection.jetStreamManagement().updateStream(wanted);
            }
        }
    }

    // Empty when there is no such stream: every stream of ours has a subject.
    private static List<String> subjects(JetStreamManagement management, String name)
            throws IOException, JetStreamApiException {
        try {
            return management.getStreamInfo(name).getConfiguration().getSubjects();
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }
}
