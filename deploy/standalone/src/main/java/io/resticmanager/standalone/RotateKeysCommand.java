package io.resticmanager.standalone;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.RotationErrand;
import io.resticmanager.platform.secret.RotationErrand.Answer;
import io.resticmanager.platform.secret.RotationErrand.Request;
import io.resticmanager.platform.secret.RotationErrand.Sealed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rotate-keys}: asks the process that holds the data directory for it, and waits for the answer. */
@Command(name = "rotate-keys", mixinStandardHelpOptions = true, description = "Encrypts all stored secrets with a new key, while restic-manager runs.")
final class RotateKeysCommand implements Callable<Integer> {

    private static final String STOPPED = "restic-manager stopped meanwhile; the keys are rotated as soon as it starts again";

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--alone", description = "The key file lies outside of the data directory, and nothing else uses it.")
    private boolean alone;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var directory = dataDir.ofFormerStart();
        var request = new Request(Ids.next(), alone);
        var errand = RotationErrand.in(directory);
        errand.ask(request);
        var out = spec.commandLine().getOut();
        if (!DataDirLock.isHeld(directory)) {
            out.println("restic-manager does not run. The keys are rotated as soon as it starts; its log tells.");
            return ExitCode.DONE.code();
        }
        return told(new AnswerWait<>(errand, Answer::isOver, true, STOPPED).await(request.id()), out).code();
    }

    private static ExitCode told(Answer answer, PrintWriter out) {
        if (!(answer.outcome() instanceof Sealed done)) {
            throw new CannotStart(ExitCode.FAILED, "the keys are not rotated: " + answer.problem());
        }
        done.sealed().forEach((service, count) -> out.printf("%s: %d secrets sealed anew%n", service, count));
        done.unread().forEach(out::println);
        if (done.oldKeyKept()) {
            throw new CannotStart(ExitCode.FAILED,
                    "the old key stays in the key file, for the secrets above are sealed "
                            + "with it and do not open: enter them again, then rotate again");
        }
        out.println("The old key is removed. Copies made before need the key file that was copied with them.");
        return ExitCode.DONE;
    }
}
