package io.resticmanager.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code bench tree}: how long a folder of a snapshot takes to open through the agent, against the same {@code restic ls} by itself. Both are
 * on the same rest-server without a lock, with a cache of their own that is warm, and take turns.
 */
final class TreeBench {

    private static final int FILES = Setting.of("FILES", 50_000);
    private static final int RUNS = Setting.of("RUNS", 11);
    private static final int IN_A_FOLDER = 100;
    private static final double MOST = 1.2;
    private static final long MOST_CACHED_MS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void tree() throws Exception {
        var sample = sample(stage.folder("sample"));
        var repository = new StorageServer(stage, "ada").repository("ada");
        bare(repository, "init");
        bare(repository, "backup", "-q", sample.toString());
        var snapshot = Restic.snapshots(repository).getLast();
        var folder = sample.resolve("some/000").toString();
        try (var looks = Lookout.on(stage.folder("state"), repository)) {
            var page = looks.ask(list(snapshot, folder, null), TreeListed.class);
            require(page.entries().size() == IN_A_FOLDER, "the folder has its files");
            ls(repository, snapshot, folder);
            var report = new Report("tree").say("files in the snapshot, in the folder", FILES + ", " + IN_A_FOLDER);
            tellOpening(report, repository, looks, snapshot, folder);
            tellPages(report, looks, snapshot, sample.resolve("many").toString());
            tellFinding(report, looks, snapshot);
            tellCached(report, repository, sample);
            report.machine().close();
        }
    }

    /** A folder that somebody has open already, through the whole control plane. */
    private void tellCached(Report report, Repository repository, Path sample) throws Exception {
        var stack = StackProcess.up(stage, stage.folder("data"));
        var ada = Host.join(stage, stack.agentUrl(), stack.administrator(), "ada", repository);
        ada.succeeded(ada.backUp(Source.of(List.of(sample.resolve("some/000").toString()))));
        var snapshot = ada.administrator().awaitSnapshots(ada.id(), 1).getFirst();
        var folder = "/api/hosts/%s/snapshots/%s/tree?path=%s".formatted(ada.id(), snapshot,
                sample.resolve("some/000"));
        var first = timed(ada, folder);
        var again = new ArrayList<Duration>();
        for (int run = 0; run < RUNS; run++) {
            again.add(timed(ada, folder));
        }
        var median = Median.of(again).toMillis();
        report.say("a folder asked for over the API, for the first time", first.toMillis() + " ms")
                .bound("the same again, from the cache", "≤ " + MOST_CACHED_MS + " ms", median + " ms",
                        median <= MOST_CACHED_MS);
    }

    private static Duration timed(Host host, String folder) throws Exception {
        var begin = System.nanoTime();
        require(host.administrator().api().get(folder).get("items").size() == IN_A_FOLDER, "the folder has its files");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void tellOpening(Report report, Repository repository, Lookout looks, String snapshot, String folder)
            throws Exception {
        var bare = new ArrayList<Duration>();
        var opened = new ArrayList<Duration>();
        for (int run = 0; run < RUNS; run++) {
            bare.add(ls(repository, snapshot, folder));
            opened.add(looks.timed(list(snapshot, folder, null), TreeListed.class));
        }
        var ratio = 1.0 * Median.of(opened).toMillis() / Median.of(bare).toMillis();
        report.say("`restic ls` of that folder by itself", Median.told(bare))
                .say("the folder opened through the agent", Median.told(opened))
                .bound("ratio of the medians", "≤ " + MOST, "%.3f".formatted(ratio), ratio <= MOST);
    }

    private static void tellPages(Report report, Lookout looks, String snapshot, String many) throws Exception {
        var first = looks.ask(list(snapshot, many, null), TreeListed.class);
        require(first.next() != null, "the large folder has a second page");
        var pages = new ArrayList<Duration>();
        for (int run = 0; run < RUNS; run++) {
            pages.add(looks.timed(list(snapshot, many, first.next()), TreeListed.class));
        }
        report.say("entries of a folder of " + first.total() + " on its first page", first.entries().size())
                .say("its second page, without restic", Median.of(pages).toMillis() + " ms");
    }

    private static void tellFinding(Report report, Lookout looks, String snapshot) throws Exception {
        var none = new ArrayList<Duration>();
        var many = new ArrayList<Duration>();
        for (int run = 0; run < RUNS; run++) {
            none.add(looks.timed(new TreeFind(snapshot, "not there", 200, null), TreeFound.class));
            many.add(looks.timed(new TreeFind(snapshot, "*.txt", 200, null), TreeFound.class));
        }
        report.say("a name that is nowhere looked for in all of it", Median.told(none))
                .say("the first 200 of a name that is everywhere", Median.told(many));
    }

    private static TreeList list(String snapshot, String folder, String next) {
        return new TreeList(snapshot, folder, next);
    }

    private Duration ls(Repository repository, String snapshot, String folder) throws Exception {
        return bare(repository, "ls", "--json", "--no-lock", "--", snapshot, folder);
    }

    private Duration bare(Repository repository, String... arguments) throws Exception {
        var environment = new HashMap<>(Map.of("RESTIC_CACHE_DIR", stage.folder("cache").toString()));
        environment.putAll(repository.environment());
        var command = Stream.concat(Stream.of(ToolPaths.restic018().toString()), Stream.of(arguments)).toList();
        var begin = System.nanoTime();
        var child = stage.start("bare", List.copyOf(command), environment);
        require(child.awaitExit(LONGEST) == 0, arguments[0]);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void require(boolean so, String what) {
        if (!so) {
            throw new AssertionError("not so: " + what);
        }
    }

    /** Nine in ten of the files in folders of a hundred, the others in one. */
    private static Path sample(Path folder) throws IOException {
        for (int file = 0; file < FILES; file++) {
            var parent = file < FILES / 10 * 9
                    ? folder.resolve("some/%03d".formatted(file / IN_A_FOLDER))
                    : folder.resolve("many");
            Files.writeString(Files.createDirectories(parent).resolve("file-%05d.txt".formatted(file)), "file " + file);
        }
        return folder;
    }
}
