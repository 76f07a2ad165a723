package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.RestoreOptions.Target;
import org.jspecify.annotations.Nullable;

/** An agent that restores, and a repository with one snapshot. */
final class RestoreStand implements AutoCloseable {

    static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    final ResticStand agent;
    final Path restored;
    final String snapshot;

    /** @param folder for the agent and the repository. @param data what the snapshot is of */
    RestoreStand(Path folder, Path restic, Path data, Path restored) throws Exception {
        this.restored = restored;
        EmptyRepository.at(folder.resolve("repository"));
        agent = new ResticStand(Files.createDirectory(folder.resolve("state")), restic,
                folder.resolve("repository").toString(),
                new LockPatience(Duration.ofSeconds(1), Duration.ofMillis(500)),
                folder.resolve("hooks"), restored);
        agent.resticSays("backup", "--pack-size=4", "--host", "ada", data.toString());
        snapshot = agent.snapshots().getLast().id();
    }

    static RestoreStand in(Path folder, String version, Path data) throws Exception {
        var stand = new RestoreStand(folder, ResticStand.program(version), data, folder.resolve("restored"));
        stand.agent.queue.start();
        return stand;
    }

    /** A restic that restores no more than this many KiB in a second. */
    static Path slow(Path folder, String version, int limit) throws IOException {
        var program = Files.writeString(folder.resolve("slow-restic"), "#!/bin/sh\ncase $* in *restore*) exec "
                + ResticStand.program(version) + " -o local.connections=1 --limit-download=" + limit
                + " \"$@\";; esac\nexec "
                + ResticStand.program(version) + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** A restic to which a folder is read-only, but for one below, as the agent's unit makes it. */
    static Path confined(Path folder, String version, Path closed, Path open) throws IOException {
        var program = Files.writeString(folder.resolve("confined-restic"), """
                #!/bin/sh
                export CLOSED='%s' OPEN='%s' RESTIC='%s'
                exec unshare -rm sh -c 'mount --bind "$CLOSED" "$CLOSED" && mount -o remount,bind,ro "$CLOSED" &&
                    mount --bind "$OPEN" "$OPEN" && mount -o remount,bind,rw "$OPEN" && exec "$RESTIC" "$@"' sh "$@"
                """.formatted(closed, open, ResticStand.program(version)));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    HubMessage.CommandRun command(Mode mode, @Nullable String overwrite, Path... paths) {
        return command(JOB, mode, overwrite, paths);
    }

    HubMessage.CommandRun command(String job, Mode mode, @Nullable String overwrite, Path... paths) {
        return JobCommands.with(job, JobKind.restore, new RestoreOptions(snapshot,
                List.of(paths).stream().map(Path::toString).toList(), new Target(mode), null, overwrite));
    }

    AgentMessage.JobFinished toDirectory(Path... paths) {
        return agent.run(command(Mode.new_directory, null, paths));
    }

    AgentMessage.JobFinished inPlace(@Nullable String overwrite, Path... paths) {
        return agent.run(command(Mode.in_place, overwrite, paths));
    }

    static Finding.Restored found(AgentMessage.JobFinished end) {
        return (Finding.Restored) end.summary().finding();
    }

    /** Where a path of the snapshot is in the finished directory. */
    Path whole(Path path) {
        return restored.resolve(JOB).resolve(path.toString().substring(1));
    }

    Path partial() {
        return restored.resolve("." + JOB + ".partial");
    }

    @Override
    public void close() throws InterruptedException {
        agent.close();
    }
}
