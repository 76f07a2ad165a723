package io.resticmanager.platform.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.resticmanager.platform.port.FreePort;
import io.resticmanager.platform.story.StoryProcess;
import org.awaitility.Awaitility;

/** The two services of the story in a JVM of their own, told everything by environment variables. */
record ChildProcess(Process process, Path log, int managementPort) implements AutoCloseable {

    static ChildProcess start(Path data, Map<String, String> environment) throws IOException {
        var log = Files.createTempFile("services-", ".log");
        var port = FreePort.on(InetAddress.getLoopbackAddress());
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"),
                StoryProcess.class.getName()).redirectErrorStream(true).redirectOutput(log.toFile());
        var all = new HashMap<>(environment);
        all.putIfAbsent("RM_MANAGEMENT_PORT", Integer.toString(port));
        all.put("RM_DATA_DIR", data.toString());
        builder.environment().putAll(all);
        return new ChildProcess(builder.start(), log, Integer.parseInt(all.get("RM_MANAGEMENT_PORT")));
    }

    void awaitReady() {
        Awaitility.await("the services are ready").atMost(Duration.ofSeconds(60)).until(this::isReady);
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.delete(log);
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("ended at once: " + said());
        }
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/readiness"))
                    .timeout(Duration.ofSeconds(5)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (java.net.ConnectException _) {
            return false;
        }
    }
}
