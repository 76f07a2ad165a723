package io.resticmanager.platform.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;

/**
 * Any setting {@code RM_X} may be given as the name of a file that holds it, {@code RM_X_FILE}: what is in a variable can be seen
 * by whoever may look at a process or a container. White space at its ends does not count.
 */
@ContextConfigurer
public final class SettingFiles implements ApplicationContextConfigurer {

    /** Settings that are files themselves. */
    private static final Set<String> FILES = Set.of("RM_SECRET_KEY_FILE", "RM_NOTIFY_CA_FILE", "RM_POLICY_FILE");
    private static final String SUFFIX = "_FILE";

    @Override
    public void configure(ApplicationContextBuilder builder) {
        var found = in(System.getenv());
        if (!found.isEmpty()) {
            builder.propertySources(PropertySource.of("files that the environment names", Map.copyOf(found),
                    PropertyConvention.ENVIRONMENT_VARIABLE));
        }
    }

    /** @throws SettingFileUnusable when a file can not be read, or a setting is given both ways */
    static Map<String, Object> in(Map<String, String> environment) {
        var found = new HashMap<String, Object>();
        environment.forEach((name, file) -> {
            if (name.matches("RM_\\w+" + SUFFIX) && !FILES.contains(name)) {
                var setting = name.substring(0, name.length() - SUFFIX.length());
                if (environment.containsKey(setting)) {
                    throw new SettingFileUnusable("%s and %s are both set: keep one.".formatted(setting, name));
                }
                found.put(setting, text(name, Path.of(file)));
            }
        });
        return found;
    }

    private static String text(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingFileUnusable("%s names %s, which can not be read: %s".formatted(name, file, e), e);
        }
    }
}
