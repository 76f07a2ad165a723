package io.resticmanager.tests.fleet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import io.resticmanager.agent.tls.HubClient;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Stage;

/**
 * Agents as many as there are asked for, in this process: each with its own identity, outbox, journal, queue and connection,
 * all with one HTTP client. Their state is in memory ({@code /dev/shm}) where that is there, so that the disk is the hub's.
 */
public final class Fleet implements AutoCloseable {

    // Kept, as a logger that nobody holds forgets its level. Thousands of agents
    // that lose a hub have nothing new to say.
    private static final Logger AGENTS = Logger.getLogger("io.resticmanager.agent");
    private static final Path MEMORY = Path.of("/dev/shm");
    // What a hub that has just started lets in for good, with room to spare.
    private static final int CONNECTS_PER_SECOND = 80;

    private final Path folder;
    private final HttpClient http = HubClient.of(null);
    private final AckWatch acks = new AckWatch();
    private final Handshakes handshakes = new Handshakes();
    private final ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, String> jobs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<SimulatedHost> hosts;

    private Fleet(Path folder, List<Enrolments.Enrolled> enrolled) {
        this.folder = folder;
        this.hosts = enrolled.stream().map(each -> new SimulatedHost(each.dir(), each.identity(), http, acks,
                handshakes, (_, why) -> broken.add(why))).toList();
    }

    /** Enrols them; nobody is connected yet. */
    public static Fleet enrol(Stage stage, Administrator administrator, String agentUrl, int count) throws Exception {
        AGENTS.setLevel(Level.SEVERE);
        var folder = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "restic-manager-fleet-")
                : stage.folder("fleet");
        return stage.add(new Fleet(folder, new Enrolments(administrator, agentUrl, folder).make(count)));
    }

    /** Has them connect one after the other, and each again whenever its connection ends. */
    public void connect() {
        var delay = 0L;
        for (var host : hosts) {
            var _ = clock.schedule(() -> Thread.ofVirtual().name("link-" + host.hostId()).start(host::connect), delay,
                    TimeUnit.MICROSECONDS);
            delay += TimeUnit.SECONDS.toMicros(1) / CONNECTS_PER_SECOND;
        }
    }

    /** From now on backups here and there, each with four durable frames. @param frames per second over the whole fleet */
    public AutoCloseable work(double frames) {
        var every = (long) (TimeUnit.SECONDS.toNanos(1) * PretendRestic.FRAMES_PER_JOB / frames);
        var working = clock.scheduleAtFixedRate(this::backUpSomewhere, 0, every, TimeUnit.NANOSECONDS);
        return () -> working.cancel(false);
    }

    private void backUpSomewhere() {
        var host = hosts.get(ThreadLocalRandom.current().nextInt(hosts.size()));
        jobs.put(host.backUp(), host.hostId());
    }

    /** From now on backups host after host, of which each host's first, third … fails: each failure is a new trouble. */
    public AutoCloseable trouble(double jobsPerSecond) {
        var every = (long) (TimeUnit.SECONDS.toNanos(1) / jobsPerSecond);
        var count = new AtomicInteger();
        var working = clock.scheduleAtFixedRate(() -> trouble(count.getAndIncrement()), 0, every,
                TimeUnit.NANOSECONDS);
        return () -> working.cancel(false);
    }

    private void trouble(int number) {
        var host = hosts.get(number % hosts.size());
        jobs.put(number / hosts.size() % 2 == 0 ? host.fail() : host.backUp(), host.hostId());
    }

    /** Has one of them run a backup that says much. @param jobId its id; nobody has heard of it before */
    public void talk(String jobId, Talk talk) {
        hosts.getFirst().talk(jobId, talk);
    }

    public int size() {
        return hosts.size();
    }

    public long connected() {
        return hosts.stream().filter(SimulatedHost::connected).count();
    }

    /** How many the hub has welcomed since then, a {@link System#nanoTime}. */
    public long welcomedSince(long moment) {
        return hosts.stream().filter(host -> host.welcomedAt() - moment > 0).count();
    }

    /** How long after that moment the last of them was welcomed. */
    public Duration lastWelcomeAfter(long moment) {
        return Duration.ofNanos(hosts.stream().mapToLong(host -> host.welcomedAt() - moment).max().orElse(0));
    }

    /** Frames that the hub has not acknowledged. */
    public long depth() {
        return hosts.stream().mapToLong(SimulatedHost::depth).sum();
    }

    /** The number of the last frame of each host. */
    public Map<String, Long> lastSeqs() {
        return hosts.stream().collect(Collectors.toMap(SimulatedHost::hostId, SimulatedHost::lastSeq));
    }

    /** Each job that was run, and where. */
    public Map<String, String> jobs() {
        return Map.copyOf(jobs);
    }

    public long linesPerJob() {
        return PretendRestic.LINES_PER_JOB;
    }

    public AckWatch acks() {
        return acks;
    }

    public Handshakes handshakes() {
        return handshakes;
    }

    /** What went wrong in the agents themselves. */
    public List<Throwable> broken() {
        return List.copyOf(broken);
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        acks.close();
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            hosts.forEach(host -> closing.execute(host::close));
        }
        http.shutdownNow();
        http.close();
        delete();
    }

    private void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
