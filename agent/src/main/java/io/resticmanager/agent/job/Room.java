package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.resticmanager.contracts.job.JobError;

/** Whether a file system has room. */
final class Room {

    private Room() {}

    /** @param place that exists. @param needed in bytes. Empty when there is enough, and when nobody can tell */
    static Optional<JobError> lack(Path place, long needed) {
        try {
            var free = Files.getFileStore(place).getUsableSpace();
            return needed <= free ? Optional.empty() : Optional.of(RestoreFailures.noRoom(place, needed, free));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
