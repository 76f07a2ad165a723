package io.resticmanager.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.Leaves;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    static List<Event> events() {
        return List.of(
                new Event.HostEnrolled("e1", NOON, "h1", 1, "ada", "linux", "amd64", List.of("prod"),
                        "rest:https://vault:8000/ada/"),
                new Event.HostUpdated("e1", NOON, "h1", 2, "ada", "linux", "amd64", List.of(), true),
                new Event.HostRemoved("e1", NOON, "h1", 3, "ada", "linux", "amd64", List.of()),
                new Event.HostOnline("e1", NOON, "h1", 4, "ada", NOON, "0.1.0", "0.18.0"),
                new Event.HostOffline("e1", NOON, "h1", 5, "ada", NOON, "0.1.0", "0.18.0"),
                new Event.CredentialsChanged("e1", NOON, "h1", 6, "r1", "rest:https://vault:8000/ada/"),
                new Event.ScheduleChanged("e1", NOON, "h1", 1, "s1", "created"),
                new Event.RunChanged("e1", NOON, "h1", 2, "s1", NOON, "arrived", "j1"),
                new Event.JobQueued("e1", NOON, "h1", 1, "j1", JobKind.backup, "s1", "alice"),
                new Event.JobBegan("e1", NOON, "h1", 2, "j1", JobKind.backup, "s1", "alice"),
                new Event.JobEnded(
                        "e1", NOON, "h1", 3, "j1", JobKind.backup, "s1", JobStatus.failed, 12,
                        new JobError("wrong_password", "m", "n"), 2, NOON, NOON, Summary.ofSnapshots(3),
                        new Suspect("empty", "no file", null, null), NOON, 7L, "10%"),
                new Event.SnapshotsReported("e1", NOON, "h1", 1, 4),
                new Event.RepositoryMeasured("e1", NOON, "h1", 1, "r1", 1024, 4),
                new Event.AlertRaised(
                        "e1", NOON, "h1", 1, "ada", "a1", AlertKind.backup_failed, Severity.warning, "s1", "m", NOON,
                        null,
                        "j1", true, "g1", 5),
                new Event.AlertAcknowledged(
                        "e1", NOON, "h1", 2, "ada", "a1", AlertKind.backup_failed, Severity.warning, "s1", "m", NOON,
                        "alice"),
                new Event.AlertResolved(
                        "e1", NOON, "h1", 3, "ada", "a1", AlertKind.backup_failed, Severity.warning, "s1", "m", NOON,
                        "alice", null),
                new Event.AlertTest("e1", NOON, null, 1, "a1", "drill"),
                new Event.NotificationDelivered("e1", NOON, "h1", 1, "c1", "a1", "alert.raised", 1, 200, null),
                new Event.NotificationFailed("e1", NOON, "h1", 1, "c1", "a1", "alert.raised", 2, 503, "busy"),
                new Event.AuditRecorded("e1", NOON, "h1", 1, "alice", "host.add", "host", "h1", "::1", "d", "ok", "u1",
                        "API token t1 “deploy”"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldKeepTheWireFormat(Event event) throws Exception {
        Golden.roundTrips("event/" + Subjects.of(event), event, Event.class);
    }

    /** What was told before there was a reason has none, and is read as ever. */
    @Test
    void shouldSayWhyAnAlertWasClosedWhereNobodyDid() throws Exception {
        Golden.roundTrips("event/alert.resolved.by.itself", new Event.AlertResolved("e1", NOON, "h1", 3, "ada", "a1",
                AlertKind.backup_failed, Severity.warning, "s1", "m", NOON, null, "The host was paused."), Event.class);
    }

    @Test
    void shouldHaveAnExampleOfEveryEvent() {
        assertThat(events().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Leaves.of(Event.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldHaveEverySubjectInTheStream(Event event) {
        assertThat(Subjects.EVENTS).contains(Subjects.of(event));
    }

    @Test
    void shouldCatchNoRequestInTheStream() {
        assertThat(Subjects.EVENTS).noneMatch(s -> s.contains("*") || s.contains(">") || s.startsWith("rpc."));
    }

    @Test
    void shouldRefuseATypeItDoesNotKnow() {
        assertThatThrownBy(() -> Json.read("{\"type\":\"host.renamed\",\"event_id\":\"1\"}", Event.class))
                .isInstanceOf(Json.Malformed.class);
    }
}
