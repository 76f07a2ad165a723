package io.resticmanager.jobs.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.resticmanager.jobs.JobsApplication;

/** The service in a process of its own, so that it can be killed as nothing inside a process can be. */
public final class OwnProcess implements AutoCloseable {

    private final Process process;

    private OwnProcess(Process process) {
        this.process = process;
    }

    public static OwnProcess start(Map<String, String> broker, Path data) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ProcessBuilder(List.of(java, "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classPath, JobsApplication.class.getName()));
        command.environment().putAll(broker);
        command.environment().putAll(Map.of("RM_DATA_DIR", data.toString(), "RM_JOB_SWEEP", "100ms"));
        return new OwnProcess(
                command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not die");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
