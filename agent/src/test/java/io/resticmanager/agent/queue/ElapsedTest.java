package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElapsedTest {

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(-77);
    private Path uptime;

    @BeforeEach
    void begin() throws Exception {
        uptime = folder.resolve("uptime");
        awakeSince("1000.25");
    }

    @Test
    void shouldGoOnWhileTheMachineSleeps() throws Exception {
        var elapsed = new Elapsed(uptime, nanos::get);
        var before = elapsed.getAsLong();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        awakeSince("29801.25");

        assertThat(elapsed.getAsLong() - before).isEqualTo(Duration.ofHours(8).plusSeconds(1).toNanos());
    }

    @Test
    void shouldGoOnWithTheTimerWhereNobodyTellsOfSleep() throws Exception {
        var elapsed = new Elapsed(uptime, nanos::get);
        var before = elapsed.getAsLong();
        Files.delete(uptime);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(elapsed.getAsLong() - before).isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void shouldLetADeadlineOfTheHubPassDuringASleep() throws Exception {
        var noon = Instant.parse("2026-11-21T12:00:00Z");
        var time = new HubTime(Clock.fixed(noon.minus(Duration.ofHours(2)), ZoneOffset.UTC),
                new Elapsed(uptime, nanos::get));
        time.heard(noon);
        awakeSince("29800.25");

        assertThat(time.now()).isEqualTo(noon.plus(Duration.ofHours(8)));
    }

    @Test
    void shouldAgreeWithTheTimerOfThisMachineWhileItIsAwake() {
        var elapsed = new Elapsed();
        var begin = System.nanoTime();
        var before = elapsed.getAsLong();
        await().until(() -> System.nanoTime() - begin > 200_000_000);

        assertThat(elapsed.getAsLong() - before).isBetween(150_000_000L, 10_000_000_000L);
    }

    private void awakeSince(String seconds) throws Exception {
        Files.writeString(uptime, seconds + " 54321.00\n");
    }
}
