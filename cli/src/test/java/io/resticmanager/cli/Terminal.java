package io.resticmanager.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.cli.server.Surroundings;

/** Somebody who types commands: at home in a folder, with variables. */
public final class Terminal {

    public static final String TOKEN = "rmapi_of-the-test";

    private final Map<String, String> environment = new HashMap<>();
    private final Path home;

    public Terminal(Path home) {
        this.home = home;
    }

    /** Who has a token for that server. */
    public static Terminal at(FakeServer server, Path home) {
        return new Terminal(home).with("RM_URL", server.url()).with("RM_API_TOKEN", TOKEN);
    }

    public Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What came of a command. */
    public record Done(int code, String out, String err) {}

    public Done run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Commands.named(new Surroundings(environment, home, ZoneOffset.UTC), words)
                .setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
        return new Done(code, out.toString(), err.toString());
    }

    public int runInto(PrintWriter out, String... words) {
        return Commands.named(new Surroundings(environment, home, ZoneOffset.UTC), words)
                .setOut(out).setErr(new PrintWriter(new StringWriter())).execute(words);
    }
}
