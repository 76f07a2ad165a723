package io.resticmanager.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets of one test by their names, looked for wherever they must not be. */
public final class PlantedSecrets {

    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** A fresh one. */
    public String plant(String name) {
        return plant(name, Secret.of(name.replace(' ', '-')));
    }

    public String plant(String name, String secret) {
        secrets.put(name, secret);
        return secret;
    }

    public String get(String name) {
        return secrets.getOrDefault(name, "");
    }

    /** @param where in a few words, for the message */
    public void assertNotIn(String where, String text) {
        secrets.forEach(
                (name, secret) -> assertThat(text.contains(secret)).as("the %s stands in %s", name, where).isFalse());
    }
}
