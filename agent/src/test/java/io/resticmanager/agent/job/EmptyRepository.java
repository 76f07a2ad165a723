package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@code restic init} left, with the password {@code right}. Restic makes opening a key as dear as half a second of the machine it
 * runs on allows; this one was made on a machine that was very busy, so that none of the hundreds of calls of these tests takes
 * that long.
 */
public final class EmptyRepository {

    // Restic looks for the key by the digest of what is in it.
    private static final String KEY = "b9162fa76af5c65ac47298fbfc93ee8cadabfb2d6cf4d8e18bd80b1ef33bbf56";

    private EmptyRepository() {}

    /** @param folder is made */
    public static void at(Path folder) throws IOException {
        for (var name : Stream.concat(Stream.of("index", "keys", "locks", "snapshots"),
                IntStream.range(0, 256).mapToObj("data/%02x"::formatted)).toList()) {
            Files.createDirectories(folder.resolve(name));
        }
        copy("config", folder.resolve("config"));
        copy("key", folder.resolve("keys").resolve(KEY));
    }

    private static void copy(String name, Path file) throws IOException {
        try (var content = EmptyRepository.class.getResourceAsStream("/empty-repository/" + name)) {
            Files.copy(Objects.requireNonNull(content, name), file);
        }
    }
}
