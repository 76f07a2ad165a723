package io.resticmanager.standalone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** The demonstration's own files, beside those of the stack; a second start finds them again. */
record DemoDirectory(Path root) {

    static DemoDirectory in(Path dataDirectory) throws IOException {
        return new DemoDirectory(Files.createDirectories(dataDirectory.resolve("demo")).toAbsolutePath());
    }

    Path agentState() {
        return root.resolve("agent");
    }

    Path storage() {
        return root.resolve("storage");
    }

    Path sample() {
        return root.resolve("sample");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    <T> Optional<T> read(String name, Class<T> type) throws IOException {
        var file = root.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (Json.Malformed e) {
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE, "cannot read " + file + ": it is damaged; remove " + root
                    + " to start the demonstration afresh");
        }
    }

    <T> T readOrMake(String name, Class<T> type, Supplier<T> first) throws IOException {
        var kept = read(name, type);
        if (kept.isPresent()) {
            return kept.get();
        }
        var made = first.get();
        write(name, made);
        return made;
    }

    void write(String name, Object value) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var temporary = Files.createTempFile(root, name, ".new", owner);
        Files.write(temporary, Json.bytes(value));
        Files.move(temporary, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
