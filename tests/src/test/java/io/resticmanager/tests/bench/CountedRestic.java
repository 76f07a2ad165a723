package io.resticmanager.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;

import io.resticmanager.platform.testkit.ToolPaths;

/** restic in a shell that writes down the processor time of each {@code backup}, and of nothing else. */
final class CountedRestic {

    private final Path program;
    private final Path times;

    private CountedRestic(Path program, Path times) {
        this.program = program;
        this.times = times;
    }

    static CountedRestic in(Path folder) throws IOException {
        var times = folder.resolve("times");
        var program = Files.writeString(folder.resolve("restic"), """
                #!/bin/bash
                case " $* " in *' backup '*) ;; *) exec '%1$s' "$@" ;; esac
                TIMEFORMAT='%%3U %%3S'
                exec 3>&2
                { time '%1$s' "$@" 2>&3; } 2>>'%2$s'
                """.formatted(ToolPaths.restic018(), times));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new CountedRestic(program, times);
    }

    Path program() {
        return program;
    }

    /** User and system time of the backup that ended last. */
    Duration last() throws IOException {
        var seconds = Arrays.stream(Files.readAllLines(times).getLast().split(" ")).mapToDouble(Double::parseDouble);
        return Duration.ofMillis(Math.round(1000 * seconds.sum()));
    }
}
