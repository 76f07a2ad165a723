package io.resticmanager.standalone.demo;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.rpc.SealedCalls;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import io.resticmanager.standalone.Lifetime;
import io.resticmanager.standalone.Stack;
import io.resticmanager.standalone.UpOptions;
import org.jspecify.annotations.Nullable;

/** One run of the demonstration, from nothing or from what an earlier run left, to a snapshot that restic confirms. */
final class Demo {

    private static final String HOST_NAME = "demo-host";
    private static final String ADMINISTRATOR = "administrator.json";

    private final long begun = System.nanoTime();
    private final UpOptions options;
    private final boolean once;
    private final Lifetime lifetime;
    private final PrintWriter err;

    Demo(UpOptions options, boolean once, Lifetime lifetime, PrintWriter err) {
        this.options = options;
        this.once = once;
        this.lifetime = lifetime;
        this.err = err;
    }

    /** The report, and how to get in: the set-up link if nobody has used it yet, or where the password is that we made up. */
    record Outcome(Report report, Optional<String> setupUrl, Optional<Path> administrator) {}

    Outcome run() throws Exception {
        // Asked for first: what is missing should be said before anything is started.
        Programs.restic();
        Programs.agent();
        var stack = lifetime.add(Stack.start(options));
        step("the stack answers at " + stack.announcement().url());
        var directory = DemoDirectory.in(stack.dataDir());
        var storage = lifetime.add(Storage.start(directory));
        storage.whenEnded(() -> step("the storage server has ended; backups fail until the demo is started again"));
        step("storage for backups at " + storage.repository().url());
        var operator = once ? administrator(stack, directory) : system(stack);
        var hostId = enrolled(directory, stack, operator, storage.repository());
        var agent = lifetime.add(DemoAgent.start(directory));
        agent.whenEnded(() -> step("the agent has ended; this host is offline until the demo is started again"));
        step("agent enrolled as host " + hostId);
        var job = new FirstBackup(operator, hostId, directory).run();
        confirm(storage.repository(), directory, job);
        return new Outcome(report(stack, hostId, job), stack.setupUrl(),
                Optional.of(directory.file(ADMINISTRATOR)).filter(Files::exists));
    }

    private static Operator system(Stack stack) {
        return new SystemOperator(
                stack.context().getBean(RpcClient.class, Qualifiers.byName("gateway")),
                stack.context().getBean(SealedCalls.class, Qualifiers.byName("gateway")));
    }

    private static Operator administrator(Stack stack, DemoDirectory directory) throws Exception {
        var api = new ApiOperator(stack.announcement().url());
        var setupUrl = stack.announcement().setupUrl();
        if (setupUrl != null) {
            var fresh = new ApiOperator.Administrator(ApiOperator.Administrator.NAME, password());
            api.setUp(setupUrl.substring(setupUrl.indexOf("token=") + "token=".length()), fresh);
            directory.write(ADMINISTRATOR, fresh);
        }
        api.signIn(directory.read(ADMINISTRATOR, ApiOperator.Administrator.class)
                .orElseThrow(() -> new CannotStart(ExitCode.FAILED,
                        "a person has set this data directory up; give demo --once its own with --data-dir")));
        return api;
    }

    private static String password() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String enrolled(DemoDirectory directory, Stack stack, Operator operator, Repository repository)
            throws Exception {
        var url = stack.announcement().agentUrl();
        var known = directory.read("enrolled.json", DemoAgent.Enrolled.class);
        if (known.isPresent()) {
            return known.get().at(url);
        }
        var token = operator.mintToken(HOST_NAME, repository);
        var hostId = DemoAgent.enrol(directory, url, token);
        directory.write("enrolled.json", new DemoAgent.Enrolled(hostId, url));
        return hostId;
    }

    private static void confirm(Repository repository, DemoDirectory directory, Job job) throws Exception {
        var snapshot = job.summary() == null ? null : job.summary().snapshotId();
        if (snapshot == null || !ResticCheck.contains(repository, snapshot, directory.file("restic-check.log"))) {
            throw new CannotStart(ExitCode.FAILED, "the job says that it succeeded, but restic does not list snapshot "
                    + snapshot);
        }
    }

    private Report report(Stack stack, String hostId, Job job) {
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        var summary = Objects.requireNonNull(job.summary(), "confirmed");
        return new Report(stack.announcement().url(), hostId, job.id(), job.status().name(), summary.snapshotId(),
                orZero(summary.totalFilesProcessed()), orZero(summary.totalBytesProcessed()), seconds);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /** Tells the person at the terminal where to go on. */
    static void invite(PrintWriter out, Outcome outcome) {
        var report = outcome.report();
        out.println();
        out.printf("Snapshot   %s (%d files in %.1f s)%n", report.snapshotId(), report.files(), report.seconds());
        out.printf("Open       %s%n", report.url());
        outcome.setupUrl().ifPresent(link -> out.printf("Set up     %s (once)%n", link));
        outcome.administrator().ifPresent(file -> out.printf("Sign in    %s, with the password in %s%n",
                ApiOperator.Administrator.NAME, file));
        out.println("Stop       Ctrl-C; a second start finds everything again");
        out.flush();
    }

    private void step(String what) {
        err.println("demo: " + what);
        err.flush();
    }
}
