package io.resticmanager.contracts.agent;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;

/** One example of every frame, with every field in use. */
final class Examples {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final String SNAPSHOT = "4f5c1b0d9a8e7f6c5b4a39281706f5e4d3c2b1a0998877665544332211009988";

    private static final Item.Lock LOCK = new Item.Lock("5a1f", NOON, true, "ada", "root", 4711, Item.Lock.Holder.live,
            JOB);

    private static final HubMessage.Repository READING = new HubMessage.Repository("r-2",
            "rest:http://127.0.0.1:8000/eve/", "eve", "secret", "secret-4");

    static final List<AgentMessage> FROM_AGENT = List.of(
            new AgentMessage.Hello(
                    1, "0.1.0", "0.18.0", "linux", "amd64", "ada", 7, List.of(JOB), List.of(), 3, "i-2", "i-1", NOON,
                    "Europe/Vienna", 41, 39L,
                    new LocalPolicy(true, List.of("backup"), List.of("/srv"), List.of("*"), List.of("nas"),
                            "it is a link")),
            new AgentMessage.Heartbeat(NOON, 0, List.of(JOB)),
            new AgentMessage.ConfigApplied(7, List.of("hooks.before: not in the hook directory")),
            new AgentMessage.JobAccepted(JOB, "s-1", NOON, 7),
            new AgentMessage.JobRejected(JOB, "kind", "This agent does not run prune."),
            new AgentMessage.JobStarted(JOB, JobKind.backup, NOON, "0.18.0", "s-1", NOON, 7),
            new AgentMessage.JobProgress(JOB, new Progress(62.5, 10, 16L, 1024, 2048L, 512, 2L, "/srv/a")),
            new AgentMessage.JobWaiting(JOB, List.of(new Item.Lock("5a1f", NOON, true, "eve", "root", 4127,
                    Item.Lock.Holder.live, JOB))),
            new AgentMessage.JobLog(JOB, List.of(new LogLine(1, NOON, LogLine.Stream.err, "error: /srv/b: denied"))),
            new AgentMessage.JobFinished(
                    JOB, JobKind.backup, JobStatus.failed, 12,
                    new JobError("wrong_password", "The repository password is wrong.", "Set the right password."), 1,
                    NOON, NOON.plusSeconds(2),
                    new Summary(SNAPSHOT, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 1.5, 8L, "r-1",
                            new Finding.Forgotten(false, 3, 2, "14d")),
                    new Suspect("missing_path", "/srv/c is missing", "alice", NOON), List.of("/srv/b"), "s-1", NOON, 7),
            new AgentMessage.SnapshotsReport(
                    "r-9", 0, true, JOB,
                    List.of(new Snapshot(
                            SNAPSHOT, "4f5c1b0d", NOON, "ada", "root", List.of("/srv"), List.of("rm-job=" + JOB), "p-1",
                            6L, 7L, 4L, "restic 0.18.0"))),
            new AgentMessage.JobItems(JOB, 1, List.of(
                    new Item.Decision(new Snapshot(
                            SNAPSHOT, "4f5c1b0d", NOON, "ada", "root", List.of("/srv"), List.of(), null, null, null,
                            null,
                            null), true, List.of("daily snapshot")),
                    new Item.Change("/srv/a", "M"), LOCK)),
            new AgentMessage.RepositoryReport("r-10", 0, true, "r-1", 1024, 2048L, 1, List.of(LOCK)),
            new AgentMessage.RunSkipped("s-1", NOON, NOON.minusSeconds(3600), AgentMessage.SkipReason.not_running),
            new AgentMessage.TreeListed(
                    SNAPSHOT, "/srv", List.of(new AgentMessage.TreeEntry("a", "file", 12, NOON, 420)), "b",
                    5_001L),
            new AgentMessage.TreeFound(SNAPSHOT, "notes",
                    List.of(new AgentMessage.FoundEntry("/srv/notes.txt", "file", 12, NOON, 420)), true),
            new AgentMessage.Probed(HubMessage.Probe.What.free_space, "/var/restic-restore", 1_048_576L, 2_097_152L),
            new AgentMessage.LookFailed(
                    new JobError("locked", "A prune holds the repository.", "Try again when it is over.")),
            new ProtocolError("unknown_type", "This hub does not know job.paused."));

    static final List<HubMessage> FROM_HUB = List.of(
            new HubMessage.Welcome("h-1", NOON, 30, 2, "e-1", 38L),
            new HubMessage.ConfigUpdate(
                    7, new HubMessage.Repository("r-1", "rest:http://127.0.0.1:8000/ada/", "ada", "secret", "secret-2"),
                    List.of(JsonNode.createObjectNode(Map.of())), "sha256:00ff"),
            new HubMessage.CommandRun(
                    JOB, JobKind.backup, NOON, Json.tree(new BackupOptions("s-1", Source.of(List.of("/srv")))),
                    new HubMessage.Repository("r-1", "rest:http://127.0.0.1:8001/ada/", "keeper", "secret",
                            "secret-3"),
                    3_600L),
            new HubMessage.CommandCancel(JOB),
            new HubMessage.TreeList(SNAPSHOT, "/srv", "b", READING),
            new HubMessage.TreeFind(SNAPSHOT, "*.txt", 200, READING),
            new HubMessage.Probe(HubMessage.Probe.What.free_space, "/srv", READING),
            new HubMessage.LookCancel("01JTCW3V5D3XQ0P1T6C2B6E7F9"),
            new HubMessage.Ack(41),
            new HubMessage.Bye(HubMessage.Bye.Reason.replaced, "another connection took over"),
            new ProtocolError("malformed", "the payload is not that of a hello"));

    private Examples() {}
}
