package io.resticmanager.agent.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.resticmanager.agent.restic.Listener;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Progress;

/** Hears what restic says for one job: passes on lines and progress, remembers what could not be read. */
final class JobObserver implements Listener {

    private static final int MOST_NAMED = 1_000;
    // A frame has 256 KiB, and names may have 4 KiB each.
    private static final int MOST_CHARS = 64 * 1024;
    private static final double LOGGED_STEP = 10;

    private final String jobId;
    private final Telling telling;
    private final JobLog log;
    private final List<String> unreadable = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> damaged = new LinkedHashSet<>();
    private int unreadableChars;
    private long warnings;
    private double lastLogged;

    JobObserver(String jobId, Telling telling, JobLog log) {
        this.jobId = jobId;
        this.telling = telling;
        this.log = log;
    }

    @Override
    public void line(LogLine.Stream stream, String text) {
        log.line(stream, text);
    }

    @Override
    public void progress(Progress progress) {
        telling.say(new AgentMessage.JobProgress(jobId, progress));
        if (progress.percent() - lastLogged >= LOGGED_STEP || progress.percent() < lastLogged) {
            lastLogged = progress.percent();
            log.say(describe(progress));
        }
    }

    /** Tells who holds the repository just now, for which the job waits. */
    void waitsFor(List<Item.Lock> locks) {
        telling.say(new AgentMessage.JobWaiting(jobId, locks.stream().limit(AgentMessage.JobWaiting.MOST).toList()));
    }

    private static String describe(Progress progress) {
        if (progress.filesTotal() == null && progress.bytesTotal() == null) {
            return String.format(Locale.ROOT, "%.0f %%: %s", progress.percent(), progress.current());
        }
        return String.format(Locale.ROOT, "%.0f %%: %d files, %s done, %s/s", progress.percent(),
                progress.filesDone(), Sizes.binary(progress.bytesDone()), Sizes.binary(progress.bytesPerS()));
    }

    @Override
    public synchronized void unreadable(String item) {
        warnings++;
        if (unreadable.size() < MOST_NAMED && unreadableChars + item.length() <= MOST_CHARS) {
            unreadable.add(item);
            unreadableChars += item.length();
        }
    }

    @Override
    public synchronized void damaged(String item) {
        damaged.add(item);
    }

    /** For what the repository itself could not be read. */
    synchronized List<String> damaged() {
        return List.copyOf(damaged);
    }

    @Override
    public synchronized void missing(String path) {
        missing.add(path);
    }

    synchronized List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    synchronized List<String> missing() {
        return List.copyOf(missing);
    }

    synchronized long warnings() {
        return warnings;
    }
}
