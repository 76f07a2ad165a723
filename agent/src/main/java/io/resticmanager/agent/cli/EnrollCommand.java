package io.resticmanager.agent.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.resticmanager.agent.enrol.Enroller;
import io.resticmanager.agent.enrol.EnrolmentOutcome;
import io.resticmanager.agent.enrol.EnrolmentRequest;
import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.policy.UnusablePolicy;
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

    @Mixin
    private final PolicyOption policy = new PolicyOption();

    @Option(names = "--server", required = true, paramLabel = "URL", description = "Where the restic-manager is.")
    private String server = "";

    @Option(names = "--token", required = true, paramLabel = "TOKEN", description = "The one-time token of Add host.")
    private String token = "";

    @Option(names = "--pin", paramLabel = "sha256:HEX", description = "Trust this key of a self-signed server alone.")
    private @Nullable String pin;

    @Option(names = "--name", paramLabel = "NAME", description = "The name the token was made for, to be sure.")
    private @Nullable String name;

    @Option(names = "--allow-restore", paramLabel = "PATH", description = "Lets restores write below PATH; may be repeated.")
    private List<String> allowRestore = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var request = request();
        var roots = allowRestore.stream().map(text -> RestoreRoots.parse(text, spec.commandLine())).toList();
        // Before the token is used: what can not be written is better known then.
        try {
            for (var root : roots) {
                policy.file().allowRestore(root);
            }
        } catch (UnusablePolicy e) {
            return PolicyAnswers.unusable(spec.commandLine(), policy.file(), e);
        }
        warn(request);
        return enrol(request);
    }

    // No more than that: the way may be a VPN, or a proxy on this side.
    private void warn(EnrolmentRequest request) {
        if (request.travelsInClear()) {
            spec.commandLine().getErr().println("restic-manager-agent: warning: the way to " + request.server()
                    + " is not encrypted, and tokens travel in clear: use https:// unless it is private otherwise");
        }
    }

    private int enrol(EnrolmentRequest request) throws InterruptedException {
        return switch (new Enroller(state.open(), Machine.here()).enrol(request)) {
            case EnrolmentOutcome.Enrolled(var identity, var former) ->
                PolicyAnswers.done(spec.commandLine(), enrolled(identity, former));
            case EnrolmentOutcome.AlreadyEnrolled(var identity) ->
                PolicyAnswers.done(spec.commandLine(), "already enrolled as host " + identity.hostId());
            case EnrolmentOutcome.InUse(var why) -> failed(CommandLines.IN_USE, why);
            case EnrolmentOutcome.Failed(var why) -> failed(CommandLines.FAILED, why);
        };
    }

    private static String enrolled(Identity identity, @Nullable Identity former) {
        var now = "enrolled as host " + identity.hostId();
        if (former == null) {
            return now;
        }
        return former.hostId().equals(identity.hostId())
                ? now + " again, with a new identity"
                : now + "; what was kept of host " + former.hostId() + " at " + former.server() + " is removed";
    }

    private EnrolmentRequest request() {
        try {
            return new EnrolmentRequest(EnrolmentRequest.parseServer(server), token,
                    pin == null ? null : ServerPin.parse(pin), name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int failed(int code, String why) {
        spec.commandLine().getErr().println("restic-manager-agent: " + why);
        return code;
    }
}
