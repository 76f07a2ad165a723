package io.resticmanager.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.LogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outbox at its bound: log lines give way, what started and what finished stays. */
class FullOutboxTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final long SEGMENT = 2_000;
    private static final OutboxLimits SMALL = new OutboxLimits(20_000, Duration.ofMinutes(15), SEGMENT);
    private static final String DROPPED = " log lines were dropped: ";

    @TempDir
    Path folder;

    @Test
    void logLinesGiveWayToOneThatSaysHowManyAndTheRestStays() throws Exception {
        try (var outbox = open()) {
            outbox.append(started("a"));
            appendLines(outbox, "a", 1, 500);
            outbox.append(finished("a"));

            assertThat(used()).isLessThan(SMALL.bytes() + 2 * SEGMENT);
            assertThat(outbox.lastSeq()).isEqualTo(502);
            assertThat(lines(outbox, "a", 0)).isEqualTo(500);
            assertThat(dropped(outbox, "a")).singleElement().satisfies(line -> {
                assertThat(line.n()).isEqualTo(1);
                assertThat(line.stream()).isEqualTo(LogLine.Stream.agent);
            });
            var frames = frames(outbox, 0);
            assertThat(frames.getFirst().message()).isEqualTo(started("a"));
            assertThat(frames.getLast().message()).isEqualTo(finished("a"));
            assertThat(frames).extracting(Frame::seq).isSorted();
            assertThat(outbox.depth()).isEqualTo(frames.size());
        }
    }

    @Test
    void eachJobSaysWhatItLost() throws Exception {
        try (var outbox = open()) {
            for (var job : List.of("a", "b", "c")) {
                outbox.append(started(job));
                appendLines(outbox, job, 1, 200);
                outbox.append(finished(job));
            }

            for (var job : List.of("a", "b", "c")) {
                assertThat(lines(outbox, job, 0)).as(job).isEqualTo(200);
            }
            assertThat(dropped(outbox, "a")).hasSize(1);
        }
    }

    @Test
    void theNewestReportStaysWholeAndOlderOnesGo() throws Exception {
        try (var outbox = open()) {
            for (var report = 1; report <= 3; report++) {
                outbox.append(report("r" + report, 0, false));
                outbox.append(report("r" + report, 1, true));
            }
            appendLines(outbox, "a", 1, 400);

            var reports = frames(outbox, 0).stream().map(Frame::message)
                    .filter(AgentMessage.SnapshotsReport.class::isInstance).toList();
            assertThat(reports).containsExactly(report("r3", 0, false), report("r3", 1, true));
        }
    }

    @Test
    void whatStartedAndWhatFinishedIsKeptBeyondTheBound() throws Exception {
        try (var outbox = open()) {
            for (var i = 0; i < 150; i++) {
                outbox.append(started("job" + i));
            }

            assertThat(outbox.depth()).isEqualTo(150);
            assertThat(used()).isGreaterThan(SMALL.bytes());
        }
    }

    @Test
    void whatTheHubHasDoesNotCountAsDropped() throws Exception {
        try (var outbox = open()) {
            appendLines(outbox, "a", 1, 50);
            outbox.acknowledge(45);
            appendLines(outbox, "a", 51, 500);

            assertThat(lines(outbox, "a", 45)).isEqualTo(505);
            assertThat(dropped(outbox, "a").getLast().n()).isEqualTo(46);
        }
    }

    @Test
    void aFrameThatIsDamagedDoesNotKeepTheOthersFromBeingMadeShorter() throws Exception {
        try (var outbox = open()) {
            appendLines(outbox, "a", 1, 20);
            var first = files().getFirst();
            Files.writeString(first, Files.readString(first).replace("line 7\"", "lime 7\""));

            appendLines(outbox, "a", 21, 480);

            assertThat(lines(outbox, "a", 0)).isEqualTo(499);
            assertThat(used()).isLessThan(SMALL.bytes() + 2 * SEGMENT);
        }
    }

    @Test
    void aStartFindsTheSameFrames() throws Exception {
        List<Frame<AgentMessage>> before;
        try (var outbox = open()) {
            outbox.append(started("a"));
            appendLines(outbox, "a", 1, 300);
            before = frames(outbox, 0);
        }

        try (var again = open()) {
            assertThat(frames(again, 0)).isEqualTo(before);
            assertThat(again.append(started("b"))).isEqualTo(302);
        }
    }

    // Crash point: the shorter content stands in the first file, and the files that
    // it came from are still there.
    @Test
    void aCompactionThatWasCutOffDoublesNothing() throws Exception {
        var outbox = open();
        outbox.append(started("a"));
        var next = 1;
        var before = content();
        while (content().keySet().containsAll(before.keySet())) {
            before = content();
            appendLines(outbox, "a", next++, 1);
        }
        var whole = frames(outbox, 0);
        outbox.close();
        var gone = new HashMap<>(before);
        content().keySet().forEach(gone::remove);
        assertThat(gone).isNotEmpty();
        for (var file : gone.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }

        try (var again = open()) {
            assertThat(frames(again, 0)).isEqualTo(whole);
            assertThat(again.depth()).isEqualTo(whole.size());
            assertThat(files()).doesNotContainAnyElementsOf(gone.keySet());
        }
    }

    // Crash point: the shorter content is half written beside the first file.
    @Test
    void aCompactionThatNeverCameToItsEndChangesNothing() throws Exception {
        List<Frame<AgentMessage>> before;
        try (var outbox = open()) {
            appendLines(outbox, "a", 1, 40);
            before = frames(outbox, 0);
        }
        Files.writeString(folder.resolve(files().getFirst().getFileName() + ".new"), "00000000 0000");

        try (var again = open()) {
            assertThat(frames(again, 0)).isEqualTo(before);
        }
    }

    // Crash point: a new file was made, and nothing written to it yet.
    @Test
    void anEmptyLastFileKeepsTheCount() throws Exception {
        try (var outbox = open()) {
            appendLines(outbox, "a", 1, 3);
        }
        Files.delete(files().getFirst());
        Files.createFile(Segment.pathOf(folder, 8));

        try (var again = open()) {
            assertThat(again.append(started("b"))).isEqualTo(8);
        }
    }

    @Test
    void theBoundIsATenthOfTheFreeSpaceWhereThatIsLess() {
        var free = folder.toFile().getUsableSpace();

        assertThat(new OutboxLimits(Long.MAX_VALUE, Duration.ZERO, 1).allowed(folder, 0))
                .isBetween(free / 20, free / 5);
        assertThat(new OutboxLimits(7, Duration.ZERO, 1).allowed(folder, 0)).isEqualTo(7);
    }

    private Outbox open() {
        return Outbox.open(folder, SMALL, Clock.systemUTC());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private Map<Path, byte[]> content() throws IOException {
        var content = new HashMap<Path, byte[]>();
        for (var file : files()) {
            content.put(file, Files.readAllBytes(file));
        }
        return content;
    }

    private long used() throws IOException {
        return content().values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    private static void appendLines(Outbox outbox, String job, int from, int many) throws IOException {
        for (var n = from; n < from + many; n++) {
            outbox.append(new AgentMessage.JobLog(job,
                    List.of(new LogLine(n, NOON, LogLine.Stream.out, "line " + n))));
        }
    }

    private static AgentMessage.JobStarted started(String job) {
        return new AgentMessage.JobStarted(job, JobKind.backup, NOON, "0.18.0", null, null, 1);
    }

    private static AgentMessage.JobFinished finished(String job) {
        return new AgentMessage.JobFinished(job, JobKind.backup, JobStatus.succeeded, 0, null, 0, NOON, NOON, null,
                null, List.of(), null, null, 1);
    }

    private static AgentMessage.SnapshotsReport report(String id, int part, boolean last) {
        return new AgentMessage.SnapshotsReport(id, part, last, "a", List.of());
    }

    private static List<Frame<AgentMessage>> frames(Outbox outbox, long after) {
        var frames = new ArrayList<Frame<AgentMessage>>();
        for (var next = outbox.after(after); next.isPresent(); next = outbox.after(next.get().seq())) {
            if (FrameCodec.FROM_AGENT
                    .decode(next.get().text()) instanceof Decoded.Understood<AgentMessage>(var frame)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static List<LogLine> log(Outbox outbox, String job, long after) {
        return frames(outbox, after).stream().map(Frame::message)
                .filter(AgentMessage.JobLog.class::isInstance).map(AgentMessage.JobLog.class::cast)
                .filter(log -> log.jobId().equals(job)).flatMap(log -> log.lines().stream()).toList();
    }

    private static List<LogLine> dropped(Outbox outbox, String job) {
        return log(outbox, job, 0).stream().filter(line -> line.text().contains(DROPPED)).toList();
    }

    /** How many lines there are, those counted as dropped included. */
    private static long lines(Outbox outbox, String job, long after) {
        return log(outbox, job, after).stream()
                .mapToLong(line -> line.text().contains(DROPPED) ? Long.parseLong(line.text().split(" ", 2)[0]) : 1)
                .sum();
    }
}
