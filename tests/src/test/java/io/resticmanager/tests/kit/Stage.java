package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Where one test plays: a folder of its own, and everything it started. At the end all of that is stopped, no process may be
 * left, and the folder goes; after a failure the message has what everyone said last, and the folder stays under
 * {@code target/stage}.
 */
public final class Stage implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Child> children = new ArrayList<>();
    private final List<Supplier<String>> witnesses = new ArrayList<>();
    private Path root = Path.of("");
    private boolean failed;

    // For a run that is stopped from outside: nothing may outlive it.
    public Stage() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> children.forEach(Child::end)));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(100));
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        var stages = Files.createDirectories(Path.of("target", "stage").toAbsolutePath());
        root = Files.createTempDirectory(stages, context.getRequiredTestClass().getSimpleName() + "-");
        failed = false;
    }

    /** A folder in the stage's; made when it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a program that is stopped with the stage. */
    public Child start(String name, List<String> command, Map<String, String> environment) {
        var number = children.stream().filter(child -> child.name().startsWith(name)).count() + 1;
        var child = add(Child.start(number == 1 ? name : name + "-" + number, root, command, environment));
        children.add(child);
        witnesses.add(child::lastWords);
        return child;
    }

    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Asked what happened when the test has failed. */
    void ask(Supplier<String> witness) {
        witnesses.add(witness);
    }

    /** Everything that anyone on the stage has written, except below the folders of these names. */
    public List<Path> files(String... without) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> List.of(without).stream().noneMatch(name -> file.startsWith(root.resolve(name))))
                    .toList();
        }
    }

    /** The processes of this test that still run. */
    public List<ProcessHandle> running() {
        return Leftovers.in(root);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable problem) {
        failed = true;
        var words = witnesses.stream().map(Supplier::get).collect(Collectors.joining("\n"));
        throw new AssertionError("%s%n%s%n(everything is in %s)".formatted(problem.getMessage(), words, root), problem);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        var problems = new ArrayList<Throwable>();
        while (!parts.isEmpty()) {
            attempt(parts.pop(), problems);
        }
        children.clear();
        witnesses.clear();
        attempt(() -> Leftovers.mustBeNone(root), problems);
        if (!failed && problems.isEmpty()) {
            delete();
        }
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.getFirst().getMessage() + "; see " + root, problems.getFirst());
        }
    }

    private static void attempt(AutoCloseable part, List<Throwable> problems) {
        try {
            part.close();
        } catch (Exception | AssertionError e) {
            // Going on: the rest has to be stopped too; the test fails with the first of
            // these.
            problems.add(e);
        }
    }

    private void delete() throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
