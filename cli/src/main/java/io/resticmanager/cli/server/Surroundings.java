package io.resticmanager.cli.server;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Where the client runs. */
public record Surroundings(Map<String, String> environment, Path home, ZoneId zone) {

    public static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv(), Path.of(System.getProperty("user.home", ".")),
                ZoneId.systemDefault());
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
