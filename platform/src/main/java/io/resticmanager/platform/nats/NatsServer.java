package io.resticmanager.platform.nats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.resticmanager.platform.settings.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own nats-server: a child process on a loopback port that is chosen once and kept. It is started again when it dies and
 * stopped when this is closed; a survivor of a killed JVM is found by its pid file and stopped first.
 */
public final class NatsServer implements BrokerAddress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NatsServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STABLE = Duration.ofSeconds(30);

    private final NatsBinary binary;
    private final NatsHome home;
    private final Users users;
    private final List<Grant> grants;
    private final Thread supervisor;
    private volatile Process process;
    private volatile int port;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread lastResort = new Thread(this::endWithTheProcess, "nats-last-resort");
    private volatile boolean inService;
    private volatile boolean closed;

    private NatsServer(NatsBinary binary, NatsHome home, Users users, List<Grant> grants, int wishedPort)
            throws IOException {
        this.binary = binary;
        this.home = home;
        this.users = users;
        this.grants = grants;
        this.port = home.chosenPort(wishedPort);
        this.process = launch();
        this.supervisor = Thread.ofVirtual().name("nats-supervisor").unstarted(this::supervise);
    }

    /** @throws BrokerUnusable when it does not come up */
    static NatsServer start(NatsBinary binary, Path directory, int wishedPort) {
        return start(binary, directory, wishedPort, Grant.ALL);
    }

    static NatsServer start(NatsBinary binary, Path directory, int wishedPort, List<Grant> grants) {
        try {
            var home = NatsHome.at(directory);
            home.stopOrphan();
            var users = Users.readOrMint(home.users(), grants.stream().map(Grant::user).toList());
            var server = new NatsServer(binary, home, users, grants, wishedPort);
            server.supervisor.start();
            server.endWithThisProcess();
            return server;
        } catch (IOException e) {
            throw new BrokerUnusable("The broker can not be started in %s: %s".formatted(directory, e.getMessage()), e);
        }
    }

    // Told to stop between the child's start and here, nobody else would end it.
    private void endWithThisProcess() {
        try {
            Runtime.getRuntime().addShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            close();
            throw new BrokerUnusable("The broker was stopped at once, as this process was told to stop", e);
        }
    }

    @Override
    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    @Override
    public String passwordOf(String user) {
        return users.passwordOf(user);
    }

    /** The users file that lets services in other processes connect (RM_NATS_CREDENTIALS). */
    public Path credentials() {
        return home.users();
    }

    public long pid() {
        return process.pid();
    }

    /** From now on somebody closes this in the right order when the process ends. */
    public void takeIntoService() {
        inService = true;
    }

    // A start that fails half-way leaves a context that nobody closes; its child
    // must not stay behind.
    private void endWithTheProcess() {
        try {
            if (inService && stopped.await(15, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private Process launch() throws IOException {
        var config = new NatsConfig(home.path(), port, users, grants, binary.atLeast(2, 10));
        OwnerOnly.write(home.config(), config.text().getBytes(StandardCharsets.UTF_8));
        home.forgetPorts();
        var child = new ProcessBuilder(binary.command("--config", home.config().toString(),
                "--ports_file_dir", home.path().toString()))
                .redirectErrorStream(true)
                .redirectOutput(home.path().resolve("nats.out").toFile()).start();
        try {
            port = home.awaitPort(child, PATIENCE);
            home.keepPort(port);
        } catch (IOException | RuntimeException e) {
            child.destroyForcibly();
            throw e;
        }
        LOG.info("nats-server {}.{} runs on {} pid={}", binary.major(), binary.minor(), url(), child.pid());
        return child;
    }

    private void supervise() {
        var backOff = new RestartBackOff();
        while (!closed) {
            var since = System.nanoTime();
            var exit = process.onExit().join().exitValue();
            if (closed) {
                return;
            }
            if (System.nanoTime() - since > STABLE.toNanos()) {
                backOff = new RestartBackOff();
            }
            LOG.warn("nats-server ended by itself exit={}; starting it again", exit);
            LockSupport.parkNanos(backOff.next().toNanos());
            relaunch();
        }
    }

    private synchronized void relaunch() {
        if (closed) {
            return;
        }
        try {
            process = launch();
        } catch (IOException | RuntimeException e) {
            LOG.error("nats-server does not start again; trying on", e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        LockSupport.unpark(supervisor);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(home.pidFile());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("the pid file of nats-server stays behind", e);
        }
        stopped.countDown();
        forgetLastResort();
    }

    private void forgetLastResort() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException _) {
            // The process is ending already: the hook finds nothing left to do.
        }
    }
}
