package io.resticmanager.standalone;

import java.util.concurrent.Callable;

import io.resticmanager.contracts.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code up}: the stack, until it is told to stop. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Starts everything on this machine.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(names = "--json", description = "One line of JSON on stdout when everything answers.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var lifetime = new Lifetime()) {
            var stack = lifetime.add(Stack.start(options));
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.text(stack.announcement()));
            } else {
                stack.announcement().lines().forEach(out::println);
            }
            out.flush();
            lifetime.awaitEnd();
            return ExitCode.DONE.code();
        }
    }
}
