package io.resticmanager.agent.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.agent.state.StateFailure;

/**
 * What a machine keeps of the host that it is: its configuration, its jobs, and what it has yet to tell of them. None of it
 * is another host's, least of all when that belongs to another manager.
 */
final class Belongings {

    private static final List<String> FOLDERS = List.of("outbox", "jobs");

    private Belongings() {}

    static void drop(StateDir dir) {
        SealedFiles.in(dir).remove("config");
        FOLDERS.forEach(name -> drop(dir.root().resolve(name)));
    }

    private static void drop(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StateFailure("cannot remove " + folder + ", which is of another host: " + e.getMessage());
        }
    }
}
