package io.resticmanager.hub.install;

import java.nio.file.Path;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/** Where the agent packages and their install scripts lie; without it there are none to offer. */
@ConfigurationProperties("rm.install")
record InstallSettings(@Nullable Path packagesDir) {}
