package io.resticmanager.standalone.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.resticmanager.platform.port.FreePort;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import io.resticmanager.standalone.Polling;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** An append-only storage server with private repositories on loopback, as the manual advises to run one. */
final class Storage implements AutoCloseable {

    static final String USER = "demo";
    private static final int BCRYPT_COST = 10;
    private static final int PASSWORD_BYTES = 24;

    private final Repository repository;
    private final Child server;

    private Storage(Repository repository, Child server) {
        this.repository = repository;
        this.server = server;
    }

    static Storage start(DemoDirectory directory) throws Exception {
        var repository = directory.readOrMake("repository.json", Repository.class, Storage::first);
        var pidFile = directory.file("rest-server.pid");
        if (!Child.survives(pidFile)) {
            mustBeFree(repository.port());
        }
        Files.createDirectories(directory.storage());
        var htpasswd = directory.file("htpasswd");
        if (!Files.exists(htpasswd)) {
            Files.writeString(htpasswd, htpasswdLine(repository));
        }
        var server = Child.startOrAdopt(
                pidFile, directory.file("rest-server.log"), command(directory, repository), Map.of());
        var storage = new Storage(repository, server);
        Polling.until("the storage server on port " + repository.port(), Duration.ofSeconds(15), storage::answers);
        return storage;
    }

    Repository repository() {
        return repository;
    }

    void whenEnded(Runnable action) {
        server.whenEnded(action);
    }

    private static Repository first() {
        return new Repository(freePort(), USER, password(), password());
    }

    private static int freePort() {
        try {
            return FreePort.on(InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new CannotStart(ExitCode.FAILED, "no free port on loopback: " + e.getMessage());
        }
    }

    // Whoever listens there instead would be told the storage's password.
    private static void mustBeFree(int port) {
        if (!FreePort.is(InetAddress.getLoopbackAddress(), port)) {
            throw new CannotStart(ExitCode.PORT_TAKEN, ("port %d on 127.0.0.1, where the demonstration's storage "
                    + "listens, is taken: end what holds it, or give another --data-dir").formatted(port));
        }
    }

    private static String password() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String htpasswdLine(Repository repository) {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        var secret = repository.serverPassword().getBytes(StandardCharsets.UTF_8);
        return repository.user() + ":" + OpenBSDBCrypt.generate("2y", secret, salt, BCRYPT_COST) + "\n";
    }

    private static List<String> command(DemoDirectory directory, Repository repository) {
        var command = new ArrayList<>(Programs.storageServer());
        var address = "127.0.0.1:" + repository.port();
        command.addAll(List.of("--append-only", "--private-repos"));
        command.addAll(command.contains("serve")
                ? List.of("--htpasswd", directory.file("htpasswd").toString(), "--addr", address,
                        directory.storage().toString())
                : List.of("--htpasswd-file", directory.file("htpasswd").toString(), "--listen", address, "--path",
                        directory.storage().toString()));
        return command;
    }

    private Optional<Boolean> answers() {
        if (!server.isAlive()) {
            throw new CannotStart(ExitCode.PORT_TAKEN, "the storage server did not start: is port " + repository.port()
                    + " taken? See rest-server.log in the demo directory");
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), repository.port()), 500);
            return Optional.of(true);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
