package io.resticmanager.standalone;

import java.io.PrintWriter;

import io.resticmanager.standalone.demo.DemoCommand;
import io.resticmanager.standalone.state.BackUpStateCommand;
import io.resticmanager.standalone.state.RestoreStateCommand;
import io.resticmanager.standalone.state.VerifyStateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the single JVM. */
@Command(name = "restic-manager", subcommands = {UpCommand.class,
        DemoCommand.class, BackUpStateCommand.class, RestoreStateCommand.class, VerifyStateCommand.class,
        RotateKeysCommand.class,
        ResetPasswordCommand.class,
        TapCommand.class}, description = "One place to see and run the restic backups of all your machines.")
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Of picocli's own writer nobody would learn that nothing was written.
        var out = new PrintWriter(System.out, true, System.out.charset());
        var code = commandLine().setOut(out).execute(args);
        System.exit(out.checkError() && code == ExitCode.DONE.code() ? unwritten() : code);
    }

    private static int unwritten() {
        System.err.println("restic-manager: the answer could not be written");
        return ExitCode.FAILED.code();
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((problem, command, _) -> Failures.explain(problem, command.getErr()));
    }
}
