package io.resticmanager.tests.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.resticmanager.agent.hook.HookDirectory;
import io.resticmanager.agent.hook.Hooks;
import io.resticmanager.agent.job.LockPatience;
import io.resticmanager.agent.job.Workplace;
import io.resticmanager.agent.look.LookDesk;
import io.resticmanager.agent.look.Looks;
import io.resticmanager.agent.look.Spool;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticFinder;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Repository;

/** The looks of an agent without its connection. */
final class Lookout implements AutoCloseable {

    private final Looks looks;
    private final AtomicLong ids = new AtomicLong();

    private Lookout(Looks looks) {
        this.looks = looks;
    }

    static Lookout on(Path folder, Repository repository) {
        var dir = StateDir.open(folder);
        dir.folder("tmp");
        var everyday = new HubMessage.Repository("r", repository.url(), repository.user(), repository.password(),
                repository.serverPassword());
        var workplace = new Workplace(dir.root(), "ada",
                new ResticFinder(Optional.of(ToolPaths.restic018().toString())),
                Restic.Patience.DEFAULT, LockPatience.DEFAULT,
                new Hooks(new HookDirectory(folder.resolve("hooks")), dir.root(), Optional.empty()), folder);
        return new Lookout(new Looks(new LookDesk(workplace, () -> Optional.of(everyday), _ -> Optional.empty(),
                new Redactor(), new Spool(dir.folder("looks"), Clock.systemUTC()), Clock.systemUTC())));
    }

    <T extends AgentMessage.Looked> T ask(HubMessage.Look look, Class<T> type) throws Exception {
        var answer = new CompletableFuture<AgentMessage.Looked>();
        looks.begin("L" + ids.incrementAndGet(), look, answer::complete);
        var looked = answer.get(HubMessage.Look.WITHIN_S, TimeUnit.SECONDS);
        if (!type.isInstance(looked)) {
            throw new AssertionError(looked.toString());
        }
        return type.cast(looked);
    }

    /** From the question to the answer. */
    Duration timed(HubMessage.Look look, Class<? extends AgentMessage.Looked> type) throws Exception {
        var begin = System.nanoTime();
        ask(look, type);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        looks.close();
    }
}
