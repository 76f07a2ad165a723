package io.resticmanager.standalone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.platform.nats.Tap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tap [SUBJECT…]}. */
@Command(name = "tap", mixinStandardHelpOptions = true, description = "Prints what happens as it happens, one line of JSON each, until Ctrl-C. It can not say anything.")
final class TapCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SUBJECT", arity = "0..*", description = "An event or how it begins, as job or alert.raised; live is what open pages are told. Default: everything.")
    private List<String> subjects = List.of();

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "End after so many lines (default: never).")
    private long count;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--nats-url", paramLabel = "URL", defaultValue = "${env:RM_NATS_URL:-}", description = "A broker that runs elsewhere, instead of that of the data directory.")
    private String url = "";

    @Option(names = "--nats-credentials", paramLabel = "FILE", defaultValue = "${env:RM_NATS_CREDENTIALS:-}", description = "Its users file.")
    private String credentials = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One line: when it was heard, of what, and what was said. */
    @Wire
    record Heard(Instant at, String subject, @Nullable JsonNode message) {}

    @Override
    public Integer call() throws InterruptedException {
        var wanted = wanted();
        var enough = new CountDownLatch(1);
        var lines = new Lines(spec.commandLine().getOut(), count, enough);
        try (var tap = tap()) {
            tap.listen(wanted, lines::hear);
            spec.commandLine().getErr().println("listening to " + String.join(" ", wanted));
            spec.commandLine().getErr().flush();
            enough.await();
        }
        return ExitCode.DONE.code();
    }

    private List<String> wanted() {
        try {
            return Tap.subjects(subjects);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }

    private Tap tap() {
        if (url.isBlank()) {
            return Tap.ofDataDir(dataDir.path());
        }
        if (credentials.isBlank()) {
            throw new CannotStart(ExitCode.WRONG_USAGE,
                    "--nats-url needs --nats-credentials, the users file of that broker");
        }
        return Tap.of(url, Path.of(credentials));
    }

    /** Writes until there are enough, or nobody reads any more. */
    private static final class Lines {

        private final PrintWriter out;
        private final CountDownLatch enough;
        private long left;

        Lines(PrintWriter out, long count, CountDownLatch enough) {
            this.out = out;
            this.left = count == 0 ? Long.MAX_VALUE : count;
            this.enough = enough;
        }

        synchronized void hear(String subject, byte[] payload) {
            if (left > 0) {
                left--;
                out.println(Json.text(new Heard(Instant.now(), subject, message(payload))));
                // Flushes, too: somebody watches, and each line counts when it is written.
                if (out.checkError() || left == 0) {
                    left = 0;
                    enough.countDown();
                }
            }
        }

        private static @Nullable JsonNode message(byte[] payload) {
            try {
                return Json.read(payload, JsonNode.class);
            } catch (Json.Malformed _) {
                return JsonNode.createStringNode(new String(payload, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }
}
