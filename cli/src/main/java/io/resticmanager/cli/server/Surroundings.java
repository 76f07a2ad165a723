package io.resticmanager.cli.server;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Where the client runs. */
public record Surroundings(Map<String, String> environment, Path home, ZoneId zone) {

    public static Surroundings ofThisProcess() {
        return of(System.getenv(), System.getProperty("user.home", "."), ZoneId.systemDefault());
    }

    /** @param entry what the system's list of users says; HOME is what they say themselves */
    static Surroundings of(Map<String, String> environment, String entry, ZoneId zone) {
        var home = environment.getOrDefault("HOME", "");
        return new Surroundings(environment, Path.of(home.isBlank() ? entry : home), zone);
    }

    /** Empty for one that is set to nothing, too. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Where the address and the token are kept (XDG Base Directory Specification). */
    Path configFile() {
        return variable("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"))
                .resolve("restic-manager").resolve("config");
    }
}
