package io.resticmanager.agent.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.job.LogLine;

/** Frames in, fewer frames out, in the same order and with the same highest number. */
final class Shortening {

    static final String REPORT = "snapshots.report";
    private static final String LOG = "job.log";
    private static final Pattern DROPPED = Pattern.compile("(\\d+) log lines were dropped: .*");

    /** Lines of one job that are gone: the first one's number and time, and how many. */
    private record Gap(Entry last, String frameId, String jobId, long firstLine, Instant at, long lines) {

        Gap and(Gap later) {
            return new Gap(later.last, later.frameId, jobId, firstLine, at, lines + later.lines);
        }

        Entry entry() {
            var text = lines + " log lines were dropped: the connection was down for so long that the outbox was full";
            var line = new LogLine(firstLine, at, LogLine.Stream.agent, text);
            var message = new AgentMessage.JobLog(jobId, List.of(line));
            return new Entry(last.seq(), LOG,
                    FrameCodec.FROM_AGENT.encode(Frame.durable(frameId, last.seq(), message)));
        }
    }

    private final String newestReport;
    private final long newestReportSeq;
    private final List<Entry> kept = new ArrayList<>();
    private final Map<Place, Gap> gaps = new HashMap<>();
    private final long acknowledged;

    // What the hub has must not count as dropped, nor take the number of a line
    // that it has.
    private record Place(String jobId, boolean acknowledged) {}

    /** @param newestReport the last report that is complete; the frames of those before it go */
    Shortening(String newestReport, long newestReportSeq, long acknowledged) {
        this.newestReport = newestReport;
        this.newestReportSeq = newestReportSeq;
        this.acknowledged = acknowledged;
    }

    /** Empty when this frame does not complete a report. */
    static Optional<Shortening> knowing(Entry entry, long acknowledged) {
        return FrameCodec.FROM_AGENT.decode(entry.text()) instanceof Decoded.Understood<AgentMessage>(var frame)
                && frame.message() instanceof AgentMessage.SnapshotsReport report && report.last()
                        ? Optional.of(new Shortening(report.reportId(), entry.seq(), acknowledged))
                        : Optional.empty();
    }

    void take(Entry entry) {
        switch (FrameCodec.FROM_AGENT.decode(entry.text())) {
            case Decoded.Understood<AgentMessage>(var frame) -> take(entry, frame);
            case Decoded.UnknownType<AgentMessage> _,Decoded.Malformed<AgentMessage> _,Decoded.TooLarge<AgentMessage> _ ->
                kept.add(entry);
        }
    }

    private void take(Entry entry, Frame<AgentMessage> frame) {
        if (frame.message() instanceof AgentMessage.JobLog log && !log.lines().isEmpty()) {
            gaps.merge(new Place(log.jobId(), entry.seq() <= acknowledged), gap(entry, frame.id(), log), Gap::and);
        } else if (!(frame.message() instanceof AgentMessage.SnapshotsReport report && outdated(report, entry.seq()))) {
            kept.add(entry);
        }
    }

    private boolean outdated(AgentMessage.SnapshotsReport report, long seq) {
        return seq < newestReportSeq && !report.reportId().equals(newestReport);
    }

    private static Gap gap(Entry entry, String frameId, AgentMessage.JobLog log) {
        var first = log.lines().getFirst();
        var lines = log.lines().stream().mapToLong(Shortening::lines).sum();
        return new Gap(entry, frameId, log.jobId(), first.n(), first.at(), lines);
    }

    // A line may itself stand for many that an earlier shortening dropped.
    private static long lines(LogLine line) {
        var match = DROPPED.matcher(line.text());
        return line.stream() == LogLine.Stream.agent && match.matches() ? Long.parseLong(match.group(1)) : 1;
    }

    List<Entry> entries() {
        var all = new ArrayList<>(kept);
        gaps.values().stream().map(Gap::entry).forEach(all::add);
        all.sort((a, b) -> Long.compare(a.seq(), b.seq()));
        return all;
    }
}
