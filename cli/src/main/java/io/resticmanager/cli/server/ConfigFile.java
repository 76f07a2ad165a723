package io.resticmanager.cli.server;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import io.resticmanager.cli.failure.CliFailure;

/** What {@code login} remembers: {@code url}, {@code token}, {@code pin}, {@code ca-file}, as Java properties. */
record ConfigFile(Path file) {

    /** Empty when there is none. @throws CliFailure when it is damaged, or open to others */
    Properties read() {
        var kept = new Properties();
        if (Files.exists(file)) {
            try {
                kept.load(new StringReader(SecretFiles.read(file)));
            } catch (IOException | IllegalArgumentException _) {
                throw CliFailure.wrong("%s is damaged: remove it, and run restic-manager login".formatted(file));
            }
        }
        return kept;
    }

    static Optional<String> value(Properties kept, String key) {
        return Optional.ofNullable(kept.getProperty(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    void write(Properties kept) throws IOException {
        var text = new StringWriter();
        kept.store(text, "restic-manager login wrote this; the token is as good as a password");
        SecretFiles.write(file, text.toString());
    }
}
