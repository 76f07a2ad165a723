package io.resticmanager.platform.nats;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.platform.testkit.ToolPaths;

/** Starts the broker as a service does, plus one user who may do everything: it stands for the curious administrator. */
public final class RealNats {

    public static final String ALMIGHTY = "almighty";

    private RealNats() {}

    public static NatsServer start(Path directory) {
        return start(directory, ToolPaths.natsServer());
    }

    public static NatsServer start(Path directory, Path program) {
        var grants = Stream.concat(Grant.ALL.stream(), Stream.of(new Grant(ALMIGHTY, List.of(">"), List.of(">"))))
                .toList();
        return NatsServer.start(NatsBinary.find(program.toString()), directory, 0, grants);
    }
}
