package io.resticmanager.cli.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.SecretFiles;
import io.resticmanager.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code token NAME}: what a new host enrols with. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Makes an enrolment token for a new host, and prints the line to install it with.")
public final class TokenCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "What the host will be called.")
    private String name = "";

    @Option(names = "--repo", paramLabel = "URL", required = true, description = "Its repository, as restic writes it: rest:https://storage.example/ada/")
    private String repository = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag of the host; may be repeated.")
    private List<String> tags = List.of();

    @Option(names = "--repo-user", paramLabel = "USER", description = "Who it is at the storage server.")
    private @Nullable String user;

    @Option(names = "--server-password-file", paramLabel = "FILE", description = "That user's password there, for a server that has it already; else one is made up.")
    private @Nullable Path serverPassword;

    @Option(names = "--repo-password-file", paramLabel = "FILE", description = "What the repository is encrypted with, for one that is there already; else it is made up.")
    private @Nullable Path repositoryPassword;

    @Option(names = "--expires", paramLabel = "TIME", converter = Times.class, description = "How long it can be used, as 30m, 24h or PT24H.")
    private @Nullable Duration expires;

    @Option(names = "--replaces", paramLabel = "HOST", description = "The host, by name or id, whose machine the new one replaces.")
    private @Nullable String replaces;

    @Mixin
    private final ServerOptions options;

    public TokenCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        var api = options.api();
        var answer = api.post("/api/enrolment-tokens", request(replaces == null ? null : new Hosts(api).id(replaces)));
        options.show(answer, () -> print(answer));
    }

    private Map<String, Object> request(@Nullable String replaced) {
        var request = new HashMap<String, Object>(Map.of("name", name, "repo_url", repository, "tags", tags));
        put(request, "repo_username", user);
        put(request, "server_password", serverPassword == null ? null : SecretFiles.line(serverPassword));
        put(request, "repo_password", repositoryPassword == null ? null : SecretFiles.line(repositoryPassword));
        put(request, "expires_in_s", expires == null ? null : expires.toSeconds());
        put(request, "replaces_host_id", replaced);
        return request;
    }

    private static void put(Map<String, Object> request, String field, @Nullable Object value) {
        if (value != null) {
            request.put(field, value);
        }
    }

    private void print(JsonNode answer) {
        var made = new Fields(answer);
        var lines = made.child("install");
        var screen = options.screen();
        line("On Linux, as root:", lines.text("linux"));
        line("On Windows, in an administrator's PowerShell:", lines.text("windows"));
        line("Where the agent is installed already:", lines.text("enroll"));
        line("Keep this apart from the host; without it nobody reads the backups. The repository's password:",
                made.text("repo_password"));
        line("For the storage server's htpasswd file:", made.text("htpasswd"));
        screen.note("good until %s, once; all of this is told now and never again".formatted(
                options.words().time(made.text("expires_at"))));
    }

    private void line(String what, String value) {
        if (!value.isEmpty()) {
            options.screen().line(what);
            options.screen().line("  " + value);
        }
    }
}
