package io.resticmanager.agent.job;

import java.nio.file.Path;
import java.util.Optional;

import io.resticmanager.agent.hook.Hooks;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticFinder;
import io.resticmanager.agent.restic.ResticInstallation;
import io.resticmanager.agent.restic.ResticVersion;

/** Where jobs run: the state directory, the host name that snapshots carry, where restic and the hooks are, where new directories for restores are made. */
public record Workplace(Path stateDir, String hostname, ResticFinder restics, Restic.Patience patience,
        LockPatience locks, Hooks hooks, Path restoreDirectory) {

    /** For a job: looked for each time. */
    public ResticInstallation.Search findRestic() {
        return restics.find();
    }

    /** The version that there is, for people; empty without a usable one. Starts no process as long as the file is the same. */
    public Optional<String> resticVersion() {
        return restics.version().map(ResticVersion::toString);
    }
}
