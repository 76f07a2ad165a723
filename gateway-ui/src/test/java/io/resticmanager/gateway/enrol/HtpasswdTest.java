package io.resticmanager.gateway.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.resticmanager.gateway.rpc.Enrolment;
import io.resticmanager.gateway.rpc.NewHost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the line in a real shell, with an htpasswd that writes down what it is given. */
final class HtpasswdTest {

    @TempDir
    private Path directory;

    @Test
    void aMintedPasswordReachesHtpasswdOnItsInputAlone() throws Exception {
        var nasty = "pa'ss $(touch owned) `id` \"x\" \\";

        run(line("rest:https://backup.example/ada/", nasty, null), "");

        assertThat(Files.readString(directory.resolve("arguments"))).isEqualTo("-B -i .htpasswd ada\n");
        assertThat(Files.readString(directory.resolve("input"))).isEqualTo(nasty);
        assertThat(directory.resolve("owned")).doesNotExist();
    }

    @Test
    void aPasswordThatWasChosenIsAskedFor() throws Exception {
        run(line("rest:https://backup.example/ada/", null, "chosen"), "chosen\n");

        assertThat(Files.readString(directory.resolve("arguments"))).isEqualTo("-B -i .htpasswd ada\n");
        assertThat(Files.readString(directory.resolve("input"))).isEqualTo("chosen");
    }

    @Test
    void otherRepositoriesNeedNone() {
        assertThat(Htpasswd.line(host("s3:s3.example/bucket", null), minted("ada", null))).isEmpty();
        assertThat(Htpasswd.line(host("rest:https://backup.example/", null), minted(null, null))).isEmpty();
    }

    private static String line(String url, @Nullable String minted, @Nullable String chosen) {
        return Htpasswd.line(host(url, chosen), minted("ada", minted)).orElseThrow();
    }

    private static NewHost host(String url, @Nullable String serverPassword) {
        return new NewHost("ada", List.of(), url, "ada", null, serverPassword, null, null);
    }

    private static Enrolment minted(@Nullable String user, @Nullable String password) {
        return new Enrolment("id", "token", Instant.EPOCH, user, null, password);
    }

    private void run(String line, String typed) throws IOException, InterruptedException {
        var program = directory.resolve("htpasswd");
        Files.writeString(program, "#!/bin/sh\necho \"$@\" > arguments\ncat > input\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var shell = new ProcessBuilder("bash", "-c", line).directory(directory.toFile()).redirectErrorStream(true);
        shell.environment().merge("PATH", directory.toString(), (path, ours) -> ours + ":" + path);
        var process = shell.start();
        try (var input = process.outputWriter()) {
            input.write(typed);
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
