package io.resticmanager.agent.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is set on this machine alone.
 *
 * @param lockPatience how long a job waits for somebody else's lock
 * @param hooks the folder of the hooks
 * @param hookUnit the template unit of systemd that runs them; without one they are children of the agent
 * @param restoreDirectory where new directories for restores are made
 */
public record LocalSettings(Duration lockPatience, Path hooks, Optional<String> hookUnit, Path restoreDirectory) {}
