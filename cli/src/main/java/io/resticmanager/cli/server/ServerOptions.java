package io.resticmanager.cli.server;

import java.nio.file.Path;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.screen.Screen;
import io.resticmanager.cli.screen.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which server, as whom, and how its answers are shown: the same for every command. */
public final class ServerOptions {

    private final Surroundings surroundings;

    @Option(names = "--url", paramLabel = "URL", description = "Where restic-manager is (RM_URL, or what login keeps).")
    private @Nullable String url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file with an API token, for its owner alone (RM_API_TOKEN has the token itself).")
    private @Nullable Path tokenFile;

    @Option(names = "--pin", paramLabel = "PIN", description = "sha256:HEX of a self-signed server's public key, as up prints it (RM_PIN).")
    private @Nullable String pin;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "Certificates, as PEM, of the authorities to trust in place of this machine's (RM_CA_FILE).")
    private @Nullable Path caFile;

    @Option(names = "--json", description = "The API's answer as JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    public ServerOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public boolean json() {
        return json;
    }

    /** An answer as JSON where that was asked for, else as {@code inWords} prints it. */
    public void show(JsonNode answer, Runnable inWords) {
        if (json) {
            screen().json(answer);
        } else {
            inWords.run();
        }
    }

    public Screen screen() {
        return new Screen(command.commandLine().getOut(), command.commandLine().getErr());
    }

    public Words words() {
        return new Words(surroundings.zone());
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** Nothing is asked yet. @throws io.resticmanager.cli.failure.CliFailure when it is not known whom to ask, or as whom */
    public Api api() {
        var target = target();
        target.warning().ifPresent(screen()::note);
        return new Api(target.url(), target.token(), Trust.client(target));
    }

    Target target() {
        return Target.of(new Target.Asked(url, tokenFile, pin, caFile), surroundings);
    }

    Target.Asked asked() {
        return new Target.Asked(url, tokenFile, pin, caFile);
    }
}
