package io.resticmanager.standalone.demo;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks restic itself, past everything of ours, whether a snapshot is in the repository. */
final class ResticCheck {

    private ResticCheck() {}

    static boolean contains(Repository repository, String snapshotId, Path log) throws Exception {
        var listing = new ProcessBuilder(Programs.restic().toString(), "--json", "--no-cache", "--no-lock", "snapshots")
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(log.toFile());
        // The URL carries the user and password because restic before 0.16.1 takes them
        // from nowhere else.
        listing.environment().put("RESTIC_REPOSITORY", "rest:http://%s:%s@127.0.0.1:%d/%s/".formatted(
                repository.user(), repository.serverPassword(), repository.port(), repository.user()));
        listing.environment().put("RESTIC_PASSWORD", repository.password());
        var process = listing.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 && printed.contains('"' + snapshotId + '"');
    }
}
