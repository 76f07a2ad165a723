package io.resticmanager.platform.health;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Value;
import io.resticmanager.platform.settings.SettingUnusable;

/**
 * Where health and metrics are told.
 *
 * @param bind {@code rm.management-bind} (RM_MANAGEMENT_BIND), an address of this machine; loopback unless changed
 * @param port {@code rm.management-port} (RM_MANAGEMENT_PORT), 0 for a free one
 */
@Singleton
record ManagementSettings(@Value("${rm.management-bind:127.0.0.1}") String bind,
        @Value("${rm.management-port:0}") int port) {

    private static final int MAX_PORT = 65_535;

    ManagementSettings {
        if (port < 0 || port > MAX_PORT) {
            throw new SettingUnusable("RM_MANAGEMENT_PORT is 0 to %d, not %d".formatted(MAX_PORT, port));
        }
    }
}
