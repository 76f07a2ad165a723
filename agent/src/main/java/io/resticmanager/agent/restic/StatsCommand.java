package io.resticmanager.agent.restic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Measures the whole repository, every host's snapshots in it, or one snapshot. */
final class StatsCommand {

    static final String RAW_DATA = "raw-data";
    private static final String RESTORE_SIZE = "restore-size";

    private final ResticSession session;

    StatsCommand(ResticSession session) {
        this.session = session;
    }

    /** @param mode restore-size or raw-data */
    Answer<Finding.Measured> run(String mode, @Nullable Duration deadline) throws InterruptedException {
        return run(mode, deadline, List.of("stats", "--json", "--mode=" + mode));
    }

    /** What one snapshot takes when it is restored, hard links counted once. */
    Answer<Finding.Measured> ofSnapshot(String id) throws InterruptedException {
        return run(RESTORE_SIZE, null, List.of("stats", "--json", "--mode=" + RESTORE_SIZE, "--", id));
    }

    private Answer<Finding.Measured> run(String mode, @Nullable Duration deadline, List<String> arguments)
            throws InterruptedException {
        return switch (session.ask(deadline, arguments, _ -> Optional.empty())) {
            case Answer.Done<String>(var text, var code) ->
                parse(mode, text).<Answer<Finding.Measured>>map(found -> new Answer.Done<>(found, code))
                        .orElseGet(() -> ResticSession.silentFailure("restic's statistics could not be read.", code));
            case Answer.Failed<String> failed -> failed.cast();
            case Answer.Ended<String> ended -> ended.cast();
        };
    }

    static Optional<Finding.Measured> parse(String mode, String printed) {
        try {
            var json = printed.lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
            return Optional.of(Json.read(json, Stats.class).measured(mode));
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }

    /** As restic prints it; 0.14 names no files of raw data but a zero, and knows nothing of compression. */
    @Wire
    record Stats(@Nullable Long totalSize, @Nullable Long totalFileCount, @Nullable Long totalBlobCount,
            @Nullable Long snapshotsCount, @Nullable Long totalUncompressedSize, @Nullable Double compressionRatio) {

        Finding.Measured measured(String mode) {
            return new Finding.Measured(mode, zero(totalSize), mode.equals(RAW_DATA) ? null : zero(totalFileCount),
                    totalBlobCount, zero(snapshotsCount), totalUncompressedSize, compressionRatio);
        }

        private static Long zero(@Nullable Long number) {
            return number == null ? 0L : number;
        }
    }
}
