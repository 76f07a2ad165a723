package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh data directory for each test, removed after it. JUnit does not begin fields in the order of their declaration:
 * give it {@code @Order} before what uses it, so that it comes first and goes last.
 */
public final class TestDataDir implements BeforeEachCallback, AfterEachCallback {

    private @Nullable Path path;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        path = Files.createTempDirectory("data-");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        // JUnit ends also what has not begun.
        if (path != null) {
            delete(path);
            path = null;
        }
    }

    public Path path() {
        return Objects.requireNonNull(path, "the data directory is not there yet: order it before what uses it");
    }

    static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
