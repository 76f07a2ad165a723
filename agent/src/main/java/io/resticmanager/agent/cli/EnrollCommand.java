package io.resticmanager.agent.cli;

import java.util.concurrent.Callable;

import io.resticmanager.agent.enrol.Enroller;
import io.resticmanager.agent.enrol.EnrolmentOutcome;
import io.resticmanager.agent.enrol.EnrolmentRequest;
import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.tls.ServerPin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code enroll}: makes this machine a host. May be repeated with the same token. */
@Command(name = "enroll", mixinStandardHelpOptions = true, description = "Makes this machine a host of a restic-manager.")
final class EnrollCommand implements Callable<Integer> {

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--server", required = true, paramLabel = "URL", description = "Where the restic-manager is.")
    private String server = "";

    @Option(names = "--token", required = true, paramLabel = "TOKEN", description = "The one-time token of Add host.")
    private String token = "";

    @Option(names = "--pin", paramLabel = "sha256:HEX", description = "Trust this key of a self-signed server alone.")
    private @Nullable String pin;

    @Option(names = "--name", paramLabel = "NAME", description = "The name the token was made for, to be sure.")
    private @Nullable String name;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var request = request();
        var outcome = new Enroller(SealedFiles.in(state.open()), Machine.here()).enrol(request);
        return switch (outcome) {
            case EnrolmentOutcome.Enrolled(var identity) -> done("enrolled as host " + identity.hostId());
            case EnrolmentOutcome.AlreadyEnrolled(var identity) ->
                done("already enrolled as host " + identity.hostId());
            case EnrolmentOutcome.Failed(var why) -> failed(why);
        };
    }

    private EnrolmentRequest request() {
        try {
            return new EnrolmentRequest(EnrolmentRequest.parseServer(server), token,
                    pin == null ? null : ServerPin.parse(pin), name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int done(String what) {
        spec.commandLine().getOut().println(what);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int failed(String why) {
        spec.commandLine().getErr().println("restic-manager-agent: " + why);
        return CommandLines.FAILED;
    }
}
