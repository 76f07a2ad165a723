package io.resticmanager.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.resticmanager.gateway.user.SetupLink;
import io.resticmanager.platform.nats.BrokerAddress;
import io.resticmanager.standalone.state.RestoreState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All five services in one context, with the broker as a supervised child. */
public final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

    private final ApplicationContext context;
    private final Listening listening;
    private final Path dataDir;

    private Stack(ApplicationContext context, Listening listening, Path dataDir) {
        this.context = context;
        this.listening = listening;
        this.dataDir = dataDir;
    }

    /** Returns when everything answers. @throws CannotStart with a line that says what stands in the way */
    public static Stack start(UpOptions options) throws Exception {
        options.check();
        var dataDir = options.dataDir();
        Machine.mustBeNoAgents(dataDir);
        DataDirLock.mustBeFree(dataDir);
        RestoreState.mustBeOver(dataDir);
        Machine.mustHaveRoom(dataDir);
        Machine.mustHaveLoopback();
        if (options.noTls && !options.isLoopback()) {
            LOG.warn("serving {} without TLS: passwords and tokens cross the network readable", options.bind);
        }
        var listening = Listening.of(options, dataDir);
        return new Stack(running(listening, dataDir), listening, dataDir);
    }

    private static ApplicationContext running(Listening listening, Path dataDir) {
        var settings = new HashMap<>(listening.settings());
        settings.put("rm.data-dir", dataDir.toString());
        var context = ApplicationContext.builder().mainClass(Stack.class).properties(settings).build();
        try {
            context.start();
            context.getBean(EmbeddedServer.class).start();
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    public Announcement announcement() {
        return new Announcement(listening.url(), listening.agentUrl(), setupUrl().orElse(null), dataDir.toString(),
                ProcessHandle.current().pid(), context.getBean(BrokerAddress.class).url(),
                listening.identity().map(own -> own.pin()).orElse(null));
    }

    /** The one-time link; empty once there is an administrator. */
    public Optional<String> setupUrl() {
        return context.getBean(SetupLink.class).address();
    }

    /** For the demonstration, which asks the services as the system itself. */
    public ApplicationContext context() {
        return context;
    }

    public Path dataDir() {
        return dataDir;
    }

    @Override
    public void close() {
        context.close();
    }
}
