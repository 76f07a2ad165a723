package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

import io.resticmanager.standalone.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup-state FILE}. */
@Command(name = "backup-state", mixinStandardHelpOptions = true, description = "Copies all databases and keys into FILE, also while restic-manager runs.")
public final class BackUpStateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A ZIP file to write; one of that name is replaced once the new one is whole. It holds the keys: keep it as a password.")
    private Path file = Path.of("");

    @Mixin
    private final StateOptions options = new StateOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var backUp = new BackUpState(options.keyFile(), Clock.systemUTC());
        var marker = backUp.to(file);
        var told = backUp.told(marker, file);
        var out = spec.commandLine().getOut();
        out.printf("%s: %d files of %s, %d bytes%n", file, marker.parts().size(), options.dataDir(), Files.size(file));
        out.println(marker.lackedKey() == null
                ? "It holds the keys to all stored passwords. Keep it as safe as those."
                : KeyFile.left(marker.lackedKey()));
        if (!told) {
            out.printf("Nothing can be stored in %s, so the audit log does not tell of this copy.%n",
                    options.dataDir());
        }
        return ExitCode.DONE.code();
    }
}
