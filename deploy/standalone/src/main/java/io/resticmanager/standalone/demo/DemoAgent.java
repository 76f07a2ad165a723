package io.resticmanager.standalone.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** The agent of this build, enrolled and run as a process of its own, exactly as on an endpoint. */
final class DemoAgent implements AutoCloseable {

    private final Child process;

    private DemoAgent(Child process) {
        this.process = process;
    }

    /** Remembers which host this machine was enrolled as, and where its agent finds the hub. */
    @Wire
    record Enrolled(String hostId, String agentUrl) {

        /** @throws CannotStart when the agent would look for the hub elsewhere */
        String at(String url) {
            if (!agentUrl.equals(url)) {
                throw new CannotStart(ExitCode.FAILED, ("the demonstration's agent knows this system as %s, not %s: "
                        + "give the port it had, or another --data-dir").formatted(agentUrl, url));
            }
            return hostId;
        }
    }

    static String enrol(DemoDirectory directory, String serverUrl, String token)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(Programs.agent());
        command.addAll(List.of("enroll", "--server", serverUrl, "--token", token,
                "--state-dir", directory.agentState().toString()));
        var enrolling = new ProcessBuilder(command).redirectError(directory.file("enroll.log").toFile()).start();
        var printed = new String(enrolling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (enrolling.waitFor() != 0) {
            throw new CannotStart(ExitCode.FAILED, "the agent could not enrol; see " + directory.file("enroll.log"));
        }
        return hostId(printed);
    }

    private static String hostId(String printed) {
        return printed.lines()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .filter(word -> word.matches("[0-9A-HJKMNP-TV-Z]{26}"))
                .findFirst()
                .orElseThrow(() -> new CannotStart(ExitCode.FAILED, "the agent enrolled but named no host id"));
    }

    static DemoAgent start(DemoDirectory directory) throws IOException {
        var command = new ArrayList<>(Programs.agent());
        command.addAll(List.of("run", "--state-dir", directory.agentState().toString(),
                "--restic", Programs.restic().toString()));
        return new DemoAgent(Child.startOrAdopt(
                directory.file("agent.pid"), directory.file("agent.log"), command, Map.of()));
    }

    void whenEnded(Runnable action) {
        process.whenEnded(action);
    }

    @Override
    public void close() {
        process.close();
    }
}
