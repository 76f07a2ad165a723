package io.resticmanager.agent.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.agent.hook.HookDirectory;
import io.resticmanager.agent.policy.Policy;
import io.resticmanager.agent.run.LocalSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is set on this machine alone, and no hub can change. */
final class LocalOptions {

    @Option(names = "--lock-patience", paramLabel = "TIME", defaultValue = "${env:RM_LOCK_PATIENCE:-PT15M}", description = "How long a job waits for somebody else's lock (default: ${DEFAULT-VALUE}).")
    private Duration lockPatience = Duration.ofMinutes(15);

    @Option(names = "--hooks", paramLabel = "DIR", defaultValue = "${env:RM_HOOKS:-" + HookDirectory.DEFAULT
            + "}", description = "Where the hooks of this machine are (default: ${DEFAULT-VALUE}).")
    private Path hooks = Path.of(HookDirectory.DEFAULT);

    @Option(names = "--hook-unit", paramLabel = "UNIT", defaultValue = "${env:RM_HOOK_UNIT}", description = "The template unit of systemd that runs a hook (default: the agent runs it).")
    private @Nullable String hookUnit;

    @Option(names = "--restore-directory", paramLabel = "DIR", defaultValue = "${env:RM_RESTORE_DIRECTORY}", description = "Where restores go that are not in place (default: /var/restic-restore, on Windows %%ProgramData%%\\restic-restore); the policy has to allow it.")
    private @Nullable Path restoreDirectory;

    LocalSettings settings() {
        return new LocalSettings(lockPatience, hooks, Optional.ofNullable(hookUnit).filter(unit -> !unit.isBlank()),
                Objects.requireNonNullElse(restoreDirectory, Policy.RESTORE_DIRECTORY).toAbsolutePath().normalize());
    }
}
