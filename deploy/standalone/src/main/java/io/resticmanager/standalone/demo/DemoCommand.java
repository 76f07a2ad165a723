package io.resticmanager.standalone.demo;

import java.util.concurrent.Callable;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.standalone.ExitCode;
import io.resticmanager.standalone.Lifetime;
import io.resticmanager.standalone.UpOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole system with a first backup of sample files. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "The whole system with a storage server, an agent on this machine and a first backup.")
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(names = "--once", description = "Unattended: prints the result as one line of JSON, stops, and exits 0 only "
            + "if the snapshot is in the repository.")
    private boolean once;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var lifetime = new Lifetime()) {
            return run(lifetime);
        }
    }

    private int run(Lifetime lifetime) throws Exception {
        try {
            var outcome = new Demo(options, once, lifetime, spec.commandLine().getErr()).run();
            var out = spec.commandLine().getOut();
            if (once) {
                out.println(Json.text(outcome.report()));
                out.flush();
                return ExitCode.DONE.code();
            }
            Demo.invite(out, outcome);
            lifetime.awaitEnd();
            return ExitCode.DONE.code();
        } catch (Exception e) {
            // Stopped in the middle: the parts that are gone already are no news.
            if (lifetime.isOver()) {
                return ExitCode.FAILED.code();
            }
            throw e;
        }
    }
}
