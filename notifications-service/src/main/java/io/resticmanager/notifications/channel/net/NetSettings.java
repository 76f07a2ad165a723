package io.resticmanager.notifications.channel.net;

import java.nio.file.Path;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * RM_NOTIFY_ALLOW_LOOPBACK lets channels reach this machine itself; RM_NOTIFY_ALLOW_PRIVATE says whether they may reach private
 * networks, and where it is absent an administrator does;
 * RM_NOTIFY_CA_FILE names a PEM file of certificates that are
 * trusted beside those of the Java runtime.
 */
@ConfigurationProperties("rm.notify")
public record NetSettings(@Bindable(defaultValue = "false") boolean allowLoopback,
        @Nullable Boolean allowPrivate, @Nullable Path caFile) {}
