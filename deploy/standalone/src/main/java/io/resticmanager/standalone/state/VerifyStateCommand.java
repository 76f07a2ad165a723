package io.resticmanager.standalone.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.resticmanager.platform.sqlite.SchemaAge;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify-state [FILE]}. */
@Command(name = "verify-state", mixinStandardHelpOptions = true, description = "Reads all of a copy, or of the data directory, and says whether it is sound; changes nothing.")
public final class VerifyStateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "What backup-state wrote; without it the data directory is looked at, also while restic-manager runs.")
    private @Nullable Path file;

    @Mixin
    private final StateOptions options = new StateOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var asked = file;
        if (asked == null) {
            StateFiles.mustBeDataDirectory(options.dataDir());
            verify(options.dataDir());
            options.keyFile().missing().ifPresent(why -> {
                throw new CannotStart(ExitCode.FAILED,
                        why + ": put it back, without it no stored password can be read");
            });
            say("%s is sound: %d databases".formatted(options.dataDir(), StateFiles.SERVICES.size()));
        } else {
            say(verifyCopy(asked));
        }
        return ExitCode.DONE.code();
    }

    private static String verifyCopy(Path file) throws IOException {
        var folder = Files.createTempDirectory("restic-manager-verify-");
        try {
            var marker = Archive.unpackDatabases(file, folder);
            marker.mustBeUsable(file, folder);
            return "%s is sound: %d files, copied at %s".formatted(file, marker.parts().size(), marker.createdAt())
                    + (marker.lackedKey() == null ? "" : System.lineSeparator() + KeyFile.needed(marker.lackedKey()));
        } finally {
            Folders.delete(folder);
        }
    }

    private static void verify(Path folder) {
        for (var service : StateFiles.SERVICES) {
            DatabaseCopy.mustBeSound(StateFiles.database(folder, service));
            SchemaAge.mustNotBeNewer(service, StateFiles.database(folder, service));
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
