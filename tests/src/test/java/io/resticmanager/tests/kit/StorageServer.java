package io.resticmanager.tests.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.resticmanager.platform.port.FreePort;
import io.resticmanager.platform.testkit.ToolPaths;
import org.awaitility.Awaitility;

/** A real rest-server on loopback: append-only, with a private repository for each user. */
public final class StorageServer {

    private final Stage stage;
    private final Map<String, String> users = new TreeMap<>();
    private final Path folder;
    private final int port;
    private Child server;

    /** Starts it with one user, who gets a random password. */
    public StorageServer(Stage stage, String... names) throws IOException {
        this.stage = stage;
        this.folder = stage.folder("storage");
        this.port = FreePort.on(InetAddress.getLoopbackAddress());
        for (var name : names) {
            users.put(name, Secret.of("server"));
        }
        writePasswords();
        this.server = launch();
    }

    /** Where that user's backups go, with an encryption password that nobody else has. */
    public Repository repository(String user) {
        return repository(user, port);
    }

    /** The same, reached through the sluice. */
    public Repository repository(String user, Sluice sluice) {
        return repository(user, sluice.port());
    }

    private Repository repository(String user, int at) {
        return new Repository("rest:http://127.0.0.1:%d/%s/".formatted(at, user), user,
                users.getOrDefault(user, "nobody"), Secret.of("repository"));
    }

    /** The names of the locks in that user's repository. */
    public List<String> locks(String user) {
        // What is still being written has a longer name.
        var names = folder.resolve("data").resolve(user).resolve("locks").toFile()
                .list((_, name) -> name.length() == 64);
        return names == null ? List.of() : List.of(names);
    }

    /** Puts one in front, open. */
    public Sluice sluice() throws IOException {
        return stage.add(Sluice.before(port));
    }

    /** Puts one in front of the door by which this repository is reached, open. */
    public Sluice sluice(Repository repository) throws IOException {
        return stage.add(Sluice.before(URI.create(repository.url().substring("rest:".length())).getPort()));
    }

    /** As if the storage machine went down. */
    public void stop() throws InterruptedException {
        server.kill();
    }

    /** At the same address, with what it stored. */
    public void startAgain() {
        server = launch();
    }

    /** A second door to what is stored, where one user of its own may delete; the same repository through it. */
    public Repository keeper(Repository everyday) throws IOException {
        var password = Secret.of("keeper");
        Files.write(folder.resolve("keepers"), List.of(line("keeper", password)));
        var door = FreePort.on(InetAddress.getLoopbackAddress());
        launch(door, "keepers");
        return new Repository("rest:http://127.0.0.1:%d/%s/".formatted(door, everyday.user()), "keeper", password,
                everyday.password());
    }

    private Child launch() {
        return launch(port, "htpasswd", "--append-only", "--private-repos");
    }

    private Child launch(int door, String users, String... limits) {
        var command = new ArrayList<>(List.of(ToolPaths.restServer().toString(), "--path",
                folder.resolve("data").toString(), "--htpasswd-file", folder.resolve(users).toString(), "--listen",
                "127.0.0.1:" + door));
        command.addAll(List.of(limits));
        var started = stage.start("rest-server", command, Map.of());
        Awaitility.await("the storage server answers").until(() -> answers(door));
        return started;
    }

    private static boolean answers(int door) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void writePasswords() throws IOException {
        var lines = users.entrySet().stream().map(user -> line(user.getKey(), user.getValue())).toList();
        Files.write(folder.resolve("htpasswd"), lines);
    }

    /** A user in the form of htpasswd. */
    public static String line(String user, String password) {
        return user + ":{SHA}" + sha1(password);
    }

    private static String sha1(String password) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
