package io.resticmanager.agent.hook;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

import io.resticmanager.agent.state.StateDir;
import io.resticmanager.agent.state.StateFailure;

/** Runs the hooks of this machine by their names: five minutes each at most, with data in environment variables alone. */
public final class Hooks {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final HookDirectory directory;
    private final Path stateDir;
    private final Starter starter;
    private final Duration limit;

    /**
     * As children, or as units of systemd.
     *
     * @param template the template unit that runs a hook, when one is installed
     */
    public Hooks(HookDirectory directory, Path stateDir, Optional<String> template) {
        this(directory, stateDir, template
                .<Starter>map(name -> new UnitStarter("systemctl", name, stateDir.resolve("hooks")))
                .orElseGet(ChildStarter::new), LIMIT);
    }

    Hooks(HookDirectory directory, Path stateDir, Starter starter, Duration limit) {
        this.directory = directory;
        this.stateDir = stateDir;
        this.starter = starter;
        this.limit = limit;
    }

    /** Returns when it is over. {@code RM_HOOK_DIR} names a folder that it may write to and that stays. */
    public HookEnd run(HookCall call) throws InterruptedException {
        var problem = directory.problem(call.name());
        if (problem.isPresent()) {
            return problem.get();
        }
        try {
            var dir = StateDir.open(stateDir);
            dir.folder("hooks");
            var environment = new TreeMap<>(call.variables());
            environment.put("RM_HOOK_DIR", dir.folder("hook-data").toString());
            return watch(starter.start(directory.program(call.name()), call, environment), call);
        } catch (IOException e) {
            return new HookEnd.Failed("it could not be started: " + e.getMessage(),
                    "Check on the host that " + directory.program(call.name())
                            + " can be run: a script names in its first line what runs it, such as #!/bin/sh.");
        } catch (StateFailure e) {
            return new HookEnd.Failed("it could not be started: " + e.getMessage(),
                    "Check the agent's state directory " + stateDir + " on the host.");
        }
    }

    private HookEnd watch(Starter.Started hook, HookCall call) throws InterruptedException {
        var since = System.nanoTime();
        Optional<HookEnd> ending = Optional.empty();
        try {
            while (!hook.ended(LOOK_EVERY)) {
                var passed = Duration.ofNanos(System.nanoTime() - since);
                if (ending.isEmpty() && (call.end().getAsBoolean() || passed.compareTo(limit) > 0)) {
                    ending = Optional.of(call.end().getAsBoolean() ? new HookEnd.Ended() : tooLong(call));
                    since = System.nanoTime();
                    hook.askToEnd();
                } else if (ending.isPresent() && passed.compareTo(GRACE) > 0) {
                    hook.kill();
                }
            }
        } catch (InterruptedException e) {
            hook.kill();
            throw e;
        }
        return ending.orElseGet(() -> hook.failure().<HookEnd>map(why -> new HookEnd.Failed(why,
                "The log has what it said; on the host it is " + directory.program(call.name()) + "."))
                .orElseGet(HookEnd.Done::new));
    }

    private HookEnd tooLong(HookCall call) {
        return new HookEnd.Failed("it took longer than " + limit.toSeconds() + " s and was ended",
                "Make " + directory.program(call.name()) + " end sooner; the log has what it said until then.");
    }
}
