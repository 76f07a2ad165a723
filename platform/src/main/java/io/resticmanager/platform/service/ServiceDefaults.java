package io.resticmanager.platform.service;

import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;

/**
 * The settings that a service brings along. Several application.yml on one class path do not merge, so each service calls
 * this from its {@code @ContextConfigurer}; everything else (files, environment, command line) wins over it.
 */
public final class ServiceDefaults {

    private static final int BELOW_EVERYTHING = -1000;

    private final String service;
    private final Map<String, Object> settings = new HashMap<>();

    private ServiceDefaults(String service) {
        this.service = service;
    }

    /** The service with its database file, its writer data source and its reader data source. */
    public static ServiceDefaults of(String service) {
        return new ServiceDefaults(service)
                .set("rm.services." + service + ".enabled", true)
                .database(service, false)
                .database(service + "-read", true);
    }

    public ServiceDefaults set(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    public void addTo(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("defaults of " + service, Map.copyOf(settings), BELOW_EVERYTHING));
    }

    private ServiceDefaults database(String name, boolean readOnly) {
        return set("rm.databases." + name + ".service", service)
                .set("rm.databases." + name + ".read-only", readOnly)
                .set("datasources." + name + ".dialect", "ANSI");
    }
}
