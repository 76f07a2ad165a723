package io.resticmanager.agent.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.contracts.agent.HubMessage;
import org.jspecify.annotations.Nullable;

/** An enrolled machine without its agent: its state directory, its policy file, and what a hub would send it. */
public record EnrolledMachine(StateDir dir, Identity identity, PolicyFile policy) {

    public static EnrolledMachine in(Path folder) {
        var dir = StateDir.open(folder.resolve("state"));
        var identity = new Identity("H1", "t".repeat(43), "ws://127.0.0.1:1/agent/ws", "http://127.0.0.1:1", null,
                "ada",
                "hash-1", null);
        identity.keepIn(SealedFiles.in(dir));
        return new EnrolledMachine(dir, identity, new PolicyFile(etc(folder).resolve("policy.json")));
    }

    /** The folder of the policy file. */
    private static Path etc(Path folder) {
        try {
            return Files.createDirectories(folder.resolve("etc"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its agent holds commands against. */
    public Veto veto(Supplier<Optional<HubMessage.Repository>> configured) {
        return new Veto(policy, firstHosts(), configured,
                new RestorePlaces(Policy.RESTORE_DIRECTORY, List.of(dir.root())));
    }

    public SealedFiles files() {
        return SealedFiles.in(dir);
    }

    public FirstHosts firstHosts() {
        return FirstHosts.of(files(), identity);
    }

    /** As after a new enrolment. */
    public EnrolledMachine enrolledAgain() {
        return new EnrolledMachine(dir,
                new Identity("H1", "u".repeat(43), identity.wsUrl(), identity.server(), null, "ada",
                        "hash-2", null),
                policy);
    }

    public static HubMessage.ConfigUpdate config(long revision, String url, @Nullable String nextPin) {
        return new HubMessage.ConfigUpdate(revision, repository(url), List.of(), nextPin);
    }

    public static HubMessage.Repository repository(String url) {
        return new HubMessage.Repository("R1", url, "ada", "everyday secret", "server secret");
    }
}
