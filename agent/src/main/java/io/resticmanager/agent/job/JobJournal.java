package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.agent.state.StateFailure;
import io.resticmanager.contracts.json.Json;

/**
 * The jobs of this machine, one small file each: what waits, what runs, and the last 1,000 that ended, so that a command
 * that is repeated finds its outcome, and a crash is noticed by whoever starts next.
 */
public final class JobJournal {

    private static final System.Logger LOG = System.getLogger(JobJournal.class.getName());
    private static final int REMEMBERED = 1_000;
    /** Ids become file names. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final Path folder;
    private final Map<String, JobRecord> records = new LinkedHashMap<>();

    private JobJournal(Path folder) {
        this.folder = folder;
    }

    /** @throws StateFailure when the folder can not be read */
    public static JobJournal open(Path folder) {
        var journal = new JobJournal(folder);
        journal.readAll().forEach(record -> journal.records.put(record.id(), record));
        return journal;
    }

    public static boolean validId(String jobId) {
        return ID.matcher(jobId).matches();
    }

    private List<JobRecord> readAll() {
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".json")).flatMap(path -> read(path).stream())
                    .sorted(Comparator.comparing(JobRecord::acceptedAt)).toList();
        } catch (IOException e) {
            throw new StateFailure("cannot read " + folder + ": " + e.getMessage());
        }
    }

    private static Optional<JobRecord> read(Path path) {
        try {
            return Optional.of(Json.read(new AtomicFile(path).read().orElseThrow(), JobRecord.class));
        } catch (Json.Malformed e) {
            LOG.log(System.Logger.Level.ERROR, "a job's record can not be read and is ignored: " + path);
            return Optional.empty();
        }
    }

    /** On disk when it returns. */
    public synchronized void put(JobRecord record) {
        file(record.id()).replace(Json.bytes(record));
        records.put(record.id(), record);
        forgetOldest();
    }

    /**
     * In memory only: gone with this process, so that the hub, which hears nothing more of it, asks for the job again. For
     * one whose credential goes with the process, too.
     */
    public synchronized void hold(JobRecord record) {
        records.put(record.id(), record);
        forgetOldest();
    }

    private void forgetOldest() {
        if (records.size() > REMEMBERED) {
            var ended = new ArrayList<>(records.values());
            ended.removeIf(record -> record.state() != JobRecord.State.finished || !record.told());
            if (!ended.isEmpty()) {
                records.remove(ended.getFirst().id());
                file(ended.getFirst().id()).remove();
            }
        }
    }

    private AtomicFile file(String jobId) {
        return new AtomicFile(folder.resolve(jobId + ".json"));
    }

    public synchronized Optional<JobRecord> find(String jobId) {
        return Optional.ofNullable(records.get(jobId));
    }

    /** What this machine has at this moment, for those who tell the hub of it. */
    public synchronized Held held() {
        var running = new ArrayList<String>();
        var queued = new ArrayList<String>();
        for (var record : records.values()) {
            switch (record.state()) {
                case queued -> queued.add(record.id());
                case running -> running.add(record.id());
                case finished -> {
                    if (!record.told()) {
                        running.add(record.id());
                    }
                }
            }
        }
        return new Held(List.copyOf(running), List.copyOf(queued));
    }

    /** Whether a run of that schedule that came due here waits or runs. */
    public synchronized boolean busyWith(String scheduleId) {
        return records.values().stream().anyMatch(record -> record.keepsBusy(scheduleId));
    }

    /** The latest due time of that schedule for which there was a job here. */
    public synchronized Optional<Instant> lastDue(String scheduleId) {
        return records.values().stream().flatMap(record -> Stream.ofNullable(record.due()))
                .filter(due -> due.scheduleId().equals(scheduleId)).map(JobRecord.Due::dueAt)
                .max(Comparator.naturalOrder());
    }

    /** Those in this state, in the order in which they were accepted. */
    public synchronized List<JobRecord> in(JobRecord.State state) {
        return records.values().stream().filter(record -> record.state() == state).toList();
    }
}
