package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;

import io.resticmanager.agent.restic.Damage;
import io.resticmanager.agent.restic.Entry;
import io.resticmanager.agent.restic.RestoreEnd;
import io.resticmanager.contracts.job.JobError;

/** What keeps a restore from its end, in words. */
final class RestoreFailures {

    private static final String ELSEWHERE = "Restore to a new directory, and copy from there by hand.";

    private RestoreFailures() {}

    static JobError tooOld(String version, String overwrite) {
        return new JobError("restic_too_old", "The restic " + version
                + " of this host can only replace all that is there, not overwrite '" + overwrite + "'.",
                "Install restic 0.17 or newer on the host, restore to a new directory, or replace all.");
    }

    static JobError notInSnapshot(String path, int count, String snapshot) {
        return new JobError("path_missing", "The snapshot " + snapshot.substring(0, 8) + " has no " + path
                + (count == 1 ? "" : ", nor " + (count - 1) + " more of the paths") + ". Nothing was restored.",
                "Choose paths that the snapshot has; they are no patterns.");
    }

    static JobError nothingCame(String path) {
        return new JobError("nothing_restored", "restic ended well, but has not restored " + path + ".",
                "The log has what restic said. Restore the folder above it.");
    }

    static JobError noRoom(Path place, long needed, long free) {
        return new JobError("no_room", "The restore needs " + Sizes.binary(needed) + ", and there are "
                + Sizes.binary(free) + " free at " + place + ". Nothing was restored.",
                "Make room on that disk, or choose fewer paths.");
    }

    static JobError noDirectory(Path directory, IOException e) {
        return new JobError("restore_directory", "The directory " + directory + " can not be made: " + why(e) + ".",
                "Check on the host that the agent's user may write there.");
    }

    static JobError notSettled(Path directory, IOException e) {
        return new JobError("restore_directory", "All came back, but " + directory
                + " could not be given to the agent's user and its final name: " + why(e) + ".",
                "Check on the host what is there, and run the job again.");
    }

    static JobError linkInTheWay(Entry entry) {
        return new JobError("link_in_the_way", entry.path() + " is a link on this host, and a "
                + (entry.folder() ? "folder" : "file")
                + " in the snapshot: to restore it in place could write where the link leads. Nothing was restored.",
                "Move the link away, or restore to a new directory and copy from there by hand.");
    }

    static JobError unreadableName(String path) {
        return new JobError("restic_too_old", "The name of " + path + " is not UTF-8, so what is there"
                + " can not be looked at, and a restic before 0.17 may write where a link leads. Nothing was restored.",
                ELSEWHERE);
    }

    static JobError notLooked(String path, Exception e) {
        return new JobError("permission", "What is at " + path + " can not be looked at: " + why(e)
                + ". Nothing was restored.", ELSEWHERE);
    }

    /** @param stays where what came back is, in a sentence */
    static JobError incomplete(RestoreEnd end, long came, String stays, String repository) {
        var what = end.failed() + " of what was to be restored did not come back, such as " + end.first() + ". " + came
                + " files did. " + stays;
        return switch (end.cause()) {
            case DAMAGED -> {
                var damage = Damage.error(repository, "not all of the snapshot can be read from it");
                yield new JobError(damage.cause(), damage.message() + " " + what, damage.nextStep());
            }
            case FULL -> new JobError("no_room", "The disk was full before all was restored: " + what,
                    "Make room on that disk, or choose fewer paths, and run the job again.");
            case IN_THE_WAY -> new JobError("incomplete", what, "A restic before 0.17 does not replace links, pipes and"
                    + " devices that are there. " + ELSEWHERE);
            case OTHER -> new JobError("incomplete", what, "The job lists each with its reason.");
        };
    }

    /** The same, with what stays of the restore. */
    static JobError and(JobError error, String stays) {
        return stays.isEmpty() ? error : new JobError(error.cause(), error.message() + " " + stays, error.nextStep());
    }

    private static String why(Exception e) {
        return switch (e) {
            case FileAlreadyExistsException _ -> "there is one already";
            case AccessDeniedException _ -> "permission denied";
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }
}
