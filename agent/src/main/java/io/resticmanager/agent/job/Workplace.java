package io.resticmanager.agent.job;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticInstallation;

/** Where jobs run: the state directory, the host name that snapshots carry, and the restic that was named, if one was. */
public record Workplace(Path stateDir, String hostname, Optional<String> namedRestic, Restic.Patience patience) {

    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Looked for each time, for it may be installed or upgraded while the agent runs. */
    public ResticInstallation.Search findRestic() {
        return ResticInstallation.find(namedRestic, Objects.requireNonNullElse(System.getenv("PATH"), USUAL_PATH));
    }

    /** The version that there is, for people; empty without a usable one. */
    public Optional<String> resticVersion() {
        return findRestic() instanceof ResticInstallation.Search.Found(var restic)
                ? Optional.of(restic.version().toString())
                : Optional.empty();
    }
}
