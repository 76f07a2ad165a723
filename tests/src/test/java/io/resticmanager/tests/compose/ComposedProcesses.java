package io.resticmanager.tests.compose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import io.resticmanager.platform.health.HealthProbe;
import io.resticmanager.platform.port.FreePort;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.compose.ComposeFile.Service;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;

/**
 * The stack of docker-compose without an engine: what compose.yaml and the Dockerfile say of each container is done by a process
 * of this machine, with those arguments, variables, secrets and files. A container becomes an address of 127.0.0.0/8, so that
 * ports stay as they are written.
 */
final class ComposedProcesses {

    private static final Duration STARTING = Duration.ofMinutes(3);
    private static final Map<String, Path> PROGRAMS = Map.of("nats-server", ToolPaths.natsServer(), "rest-server",
            ToolPaths.restServer(), "caddy", ToolPaths.caddy(), "java", Path.of(Builds.java()));

    private final Stage stage;
    private final ComposeFile compose;
    private final Dockerfile dockerfile;
    private final String network;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> environments = new HashMap<>();
    private final Map<String, Child> running = new LinkedHashMap<>();

    private ComposedProcesses(Stage stage, String network) throws Exception {
        this.stage = stage;
        this.network = network;
        this.compose = prepared(stage.folder("compose"), network + ".2", url());
        this.dockerfile = Dockerfile.read();
    }

    // Where another port than 443 is published, the public address has it.
    private static ComposeFile prepared(Path folder, String name, String url) throws Exception {
        ComposeFile.prepare(name, folder);
        var settings = folder.resolve(".env");
        Files.writeString(settings,
                Files.readString(settings).replaceFirst("(?m)^RM_BASE_URL=.*$", "RM_BASE_URL=" + url));
        return ComposeFile.read(folder);
    }

    /** Everything is in its place, nothing runs. The name by which the stack is reached is an address of its own. */
    static ComposedProcesses laidOut(Stage stage) throws Exception {
        var random = ThreadLocalRandom.current();
        var stack = new ComposedProcesses(stage, "127.%d.%d".formatted(random.nextInt(1, 255), random.nextInt(255)));
        stack.layOut();
        return stack;
    }

    private void layOut() throws IOException, InterruptedException {
        var built = imageFiles();
        var names = new HashMap<String, String>();
        compose.services().keySet().forEach(name -> names.put(name, network + "." + (10 + names.size())));
        names.put("proxy", network + ".2");
        // A call within this machine comes from here, as one from the proxy's fixed
        // address does in the network of the containers.
        names.put(compose.service("proxy").said().get("networks").get("web").get("ipv4_address").getStringValue(),
                "127.0.0.1");
        for (var service : compose.services().values()) {
            if (!service.target().isEmpty()) {
                var room = new Room(stage.folder("room-" + service.name()), service.name(), names);
                room.furnish(dockerfile, service.target(), built);
                for (var volume : service.volumes().entrySet()) {
                    room.mount(volume(volume.getValue()), volume.getKey());
                }
                for (var secret : service.secrets().entrySet()) {
                    room.mount(compose.secret(secret.getValue()), secret.getKey());
                }
                Files.createDirectories(room.at("/tmp"));
                rooms.put(service.name(), room);
                environments.put(service.name(), environment(service, room));
            }
        }
        Files.createFile(volume("storage").resolve(".htpasswd"));
    }

    // As the build stage does it, and the package of the agent that it makes there
    // is
    // only a script here.
    private Path imageFiles() throws IOException, InterruptedException {
        var image = stage.folder("image");
        var sorting = new ProcessBuilder(ComposeFile.folder().resolve("image-files").toString(),
                Builds.stackLib().toString(), image.toString()).inheritIO();
        sorting.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (sorting.start().waitFor() != 0) {
            throw new AssertionError("image-files failed");
        }
        Files.copy(Builds.root().resolve("deploy/install/install.sh"),
                Files.createDirectories(image.resolve("packages")).resolve("install.sh"));
        return image;
    }

    private Map<String, String> environment(Service service, Room room) throws IOException {
        var all = new HashMap<String, String>();
        service.environment().forEach((name, value) -> all.put(name, room.translate(value)));
        if (all.containsKey("RM_MANAGEMENT_PORT")) {
            all.put("RM_MANAGEMENT_PORT", String.valueOf(FreePort.on(InetAddress.getLoopbackAddress())));
            // Of the memory that the container may have, not of this machine's.
            all.put("JDK_JAVA_OPTIONS", "-XX:MaxRAM=%s -Djava.io.tmpdir=%s %s".formatted(service.text("mem_limit"),
                    room.at("/tmp"), System.getProperty("short.lived", "")).strip());
        }
        return all;
    }

    /** Starts all that is not started by hand, each once what it waits for is well; returns when all are. */
    void start() {
        var waiting = new ArrayList<>(compose.services().values().stream()
                .filter(service -> service.list("profiles").isEmpty()).toList());
        while (!waiting.isEmpty()) {
            var next = waiting.stream().filter(service -> running.keySet().containsAll(service.after())).toList();
            next.forEach(this::launch);
            next.forEach(service -> awaitWell(service.name()));
            waiting.removeAll(next);
        }
    }

    private void launch(Service service) {
        var arguments = service.list("command");
        var words = new ArrayList<>(dockerfile.last(service.target(), "ENTRYPOINT").words());
        words.addAll(arguments);
        running.put(service.name(), stage.start(service.name(), command(service.name(), words),
                environments.get(service.name())));
    }

    private List<String> command(String name, List<String> words) {
        var command = new ArrayList<>(room(name).translate(words));
        command.set(0, Objects.requireNonNull(PROGRAMS.get(words.getFirst()), words.getFirst()).toString());
        return command;
    }

    private void awaitWell(String name) {
        Awaitility.await(name + " is well").atMost(STARTING).failFast(name + " ended", () -> !child(name).isAlive())
                .until(() -> isWell(name));
    }

    private boolean isWell(String name) {
        var probe = compose.service(name).probe();
        return probe.getFirst().equals("nc")
                ? listens(room(name).address(), Integer.parseInt(probe.getLast()))
                : HealthProbe.obstacle(environments.get(name)).isEmpty();
    }

    private static boolean listens(String host, int port) {
        try (var _ = new Socket(host, port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** What the engine does to learn how a service of ours is. @return the exit code */
    int probe(String name) throws InterruptedException {
        return stage.start("probe-" + name, command(name, compose.service(name).probe()), environments.get(name))
                .awaitExit(Duration.ofSeconds(30));
    }

    /** As {@code docker compose exec SERVICE /opt/restic-manager/bin/ask WORD…}. */
    Child ask(String name, String... words) {
        var command = new ArrayList<>(List.of(room(name).at("/opt/restic-manager/bin/ask").toString()));
        command.addAll(List.of(words));
        var environment = new HashMap<>(environments.get(name));
        environment.put("IMAGE", room(name).at("/opt/restic-manager").toString());
        environment.put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        return stage.start("ask-" + name, command, environment);
    }

    /** As {@code docker compose stop}. */
    void stop() throws InterruptedException {
        for (var name : running.keySet().stream().toList().reversed()) {
            child(name).terminate();
        }
    }

    Child child(String name) {
        return Objects.requireNonNull(running.get(name), name);
    }

    Room room(String name) {
        return Objects.requireNonNull(rooms.get(name), name);
    }

    Map<String, Room> rooms() {
        return rooms;
    }

    ComposeFile compose() {
        return compose;
    }

    Path volume(String name) {
        return stage.folder("volumes/" + name);
    }

    Path secret(String name) {
        return compose.secret(name);
    }

    /** Where browsers and agents find it. */
    String url() {
        return "https://%s.2:8443".formatted(network);
    }

    /** An address from which a browser may come; nobody else does. */
    InetAddress elsewhere() {
        return InetAddress.ofLiteral(network + ".99");
    }
}
