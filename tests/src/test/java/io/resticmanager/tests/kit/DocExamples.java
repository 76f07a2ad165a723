package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The commands that a document shows, so that a test can run each. */
public final class DocExamples {

    private static final String LAUNCHER = "./restic-manager ";

    private DocExamples() {}

    /** The arguments of each line {@code ./restic-manager COMMAND …} that names no placeholder, without what it is piped into. */
    public static List<List<String>> of(String document, String command) throws IOException {
        try (var lines = Files.lines(Builds.root().resolve("docs").resolve(document))) {
            return lines.filter(line -> line.startsWith(LAUNCHER + command) && !line.contains("["))
                    .map(line -> line.substring(LAUNCHER.length()).replaceFirst(" \\|.*", ""))
                    .map(line -> List.of(line.split(" "))).toList();
        }
    }
}
