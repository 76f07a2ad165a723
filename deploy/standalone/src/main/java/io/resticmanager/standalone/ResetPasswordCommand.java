package io.resticmanager.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.gateway.invitation.ResetErrand;
import io.resticmanager.gateway.invitation.ResetErrand.Answer;
import io.resticmanager.gateway.invitation.ResetErrand.Request;
import io.resticmanager.platform.errand.Errand;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reset-password USER --data-dir DIR}: for when nobody can sign in who could make a link in the pages. */
@Command(name = "reset-password", mixinStandardHelpOptions = true, description = "Prints a link with which USER chooses a new password, once, and signs them out everywhere. "
        + "On the server itself, as the user it runs as; also while nobody can sign in.")
final class ResetPasswordCommand implements Callable<Integer> {

    private static final Duration LIFE = Duration.ofHours(72);

    @Parameters(paramLabel = "USER", description = "The name they sign in with.")
    private String user = "";

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--json", description = "One line of JSON: user, invite_url and expires_at; invite_url is null while restic-manager does not run, path is what comes behind its address.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What {@code --json} prints, named as in the answer of {@code POST /api/invitations}. */
    @Wire
    record Made(String user, @Nullable String inviteUrl, String path, Instant expiresAt) {

        static Made waiting(String user, String token, Instant end) {
            return new Made(user, null, ResetErrand.PAGE + token, end);
        }

        static Made done(String user, String address, String token, Instant end) {
            return new Made(user, address + token, ResetErrand.PAGE + token, end);
        }

        List<String> lines() {
            return inviteUrl == null
                    ? List.of(
                            "restic-manager does not run. Once it is started, its log tells whether the link is made:",
                            "its address and " + path,
                            "It works once, until %s.".formatted(expiresAt))
                    : List.of("%s is signed out everywhere. With this link they choose a new password:".formatted(user),
                            inviteUrl,
                            "It works once, until %s. Their present password is good until then.".formatted(expiresAt));
        }

        @Override
        public String toString() {
            return "Made[%s]".formatted(user);
        }
    }

    @Override
    public Integer call() throws Exception {
        var directory = dataDir.ofFormerStart();
        var made = ask(directory);
        var out = spec.commandLine().getOut();
        (json ? List.of(Json.text(made)) : made.lines()).forEach(out::println);
        out.flush();
        return ExitCode.DONE.code();
    }

    static AnswerWait<Answer> waiting(Errand<Request, Answer> errand) {
        return new AnswerWait<>(errand, _ -> true, false, "restic-manager stopped meanwhile: ask again once it runs");
    }

    private Made ask(Path directory) throws Exception {
        var token = Tokens.mint();
        var end = Clock.systemUTC().instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var request = new Request(Ids.next(), user, Tokens.hash(token), end);
        var errand = ResetErrand.in(directory);
        errand.ask(request);
        if (!DataDirLock.isHeld(directory)) {
            return Made.waiting(user, token, end);
        }
        var answer = waiting(errand).await(request.id());
        if (answer.problem() != null || answer.address() == null || answer.user() == null) {
            throw new CannotStart(ExitCode.FAILED, "no password is reset: " + answer.problem());
        }
        return Made.done(answer.user(), answer.address(), token, end);
    }
}
