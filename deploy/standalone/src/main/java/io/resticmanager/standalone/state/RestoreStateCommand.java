package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

import io.resticmanager.standalone.DataDirLock;
import io.resticmanager.standalone.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore-state FILE}. */
@Command(name = "restore-state", mixinStandardHelpOptions = true, description = "Puts what backup-state copied in the place of what is there, which is kept aside. restic-manager must not run.")
public final class RestoreStateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What backup-state of this or an older version wrote.")
    private Path file = Path.of("");

    @Mixin
    private final StateOptions options = new StateOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (var _ = DataDirLock.hold(options.dataDir())) {
            var restored = new RestoreState(options.dataDir(), Clock.systemUTC()).from(file);
            var out = spec.commandLine().getOut();
            out.printf("%s is in place in %s.%n", file, options.dataDir());
            out.printf("What was there before is in %s; remove it when all is well.%n", restored.aside());
            if (restored.copy().lackedKey() != null) {
                out.println(KeyFile.needed(restored.copy().lackedKey()));
                options.keyFile().missing().ifPresent(why -> out.println("Now " + why + "."));
            }
            return ExitCode.DONE.code();
        }
    }
}
