package io.resticmanager.agent.restic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.Source;
import org.jspecify.annotations.Nullable;

/** A backup of paths that exist, under a host name, tagged with the job (and the schedule) that it belongs to. */
public record BackupRequest(Source source, List<String> paths, String hostname, String jobId,
        @Nullable String scheduleId) {

    private static final String JOB_TAG = "rm-job=";
    static final String SCHEDULE_TAG = "rm-schedule=";

    String jobTag() {
        return JOB_TAG + jobId;
    }

    /** Whether it uploads no faster than it is told to. */
    boolean limited() {
        return source.uploadLimitKibS() != null;
    }

    /** Flags that this restic knows; what comes from the wire never stands where it could be taken for a flag. */
    List<String> arguments(ResticVersion version) {
        var arguments = new ArrayList<>(List.of("backup", "--json", "--host=" + hostname, "--tag=" + jobTag()));
        if (scheduleId != null) {
            arguments.add("--tag=" + SCHEDULE_TAG + scheduleId);
        }
        source.tags().forEach(tag -> arguments.add("--tag=" + tag));
        source.excludes().forEach(pattern -> arguments.add("--exclude=" + pattern));
        addIf(source.oneFileSystem(), arguments, "--one-file-system");
        addIf(source.excludeCaches(), arguments, "--exclude-caches");
        add(arguments, "--limit-upload=", source.uploadLimitKibS());
        add(arguments, "--compression=", source.compression());
        if (version.atLeast(ResticVersion.READ_CONCURRENCY)) {
            add(arguments, "--read-concurrency=", source.readConcurrency());
        }
        arguments.add("--");
        arguments.addAll(paths);
        return arguments;
    }

    private static void addIf(boolean wanted, List<String> arguments, String flag) {
        if (wanted) {
            arguments.add(flag);
        }
    }

    private static void add(List<String> arguments, String flag, @Nullable Object value) {
        if (value != null) {
            arguments.add(flag + value);
        }
    }

    /** An option that this restic has no flag for, said in a sentence. */
    Optional<String> ignoredBy(ResticVersion version) {
        return source.readConcurrency() != null && !version.atLeast(ResticVersion.READ_CONCURRENCY)
                ? Optional.of("restic " + version + " has no read concurrency; that option is ignored")
                : Optional.empty();
    }
}
