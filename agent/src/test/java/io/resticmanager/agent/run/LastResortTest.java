package io.resticmanager.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class LastResortTest {

    /** An agent whose worker breaks, and whose orderly end would never come to an end. */
    static final class Broken {

        private Broken() {}

        public static void main(String[] arguments) throws InterruptedException {
            var never = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            Thread.ofPlatform().name("jobs").uncaughtExceptionHandler(new LastResort()).start(() -> {
                throw new OutOfMemoryError("pretended");
            });
            never.await();
        }
    }

    @Test
    void shouldEndTheProcessAtOnceAndSayWhy() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Broken.class.getName())
                .redirectErrorStream(true).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(new String(process.getInputStream().readAllBytes()))
                    .contains("the agent ends, for its thread jobs broke: java.lang.OutOfMemoryError: pretended");
        } finally {
            process.destroyForcibly();
        }
    }
}
