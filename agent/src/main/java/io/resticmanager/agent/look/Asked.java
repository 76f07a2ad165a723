package io.resticmanager.agent.look;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.resticmanager.agent.job.Failures;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;

/** One look on its way through the line. It is answered once, or not at all when nobody waits any more. */
final class Asked implements Runnable {

    private static final System.Logger LOG = System.getLogger(Asked.class.getName());
    private static final Runnable NOTHING = () -> {
    };

    private final LookDesk desk;
    private final String id;
    private final HubMessage.Look look;
    private final Consumer<AgentMessage.Looked> answer;
    private final Consumer<Asked> over;
    private final Leash leash = new Leash();
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicReference<Runnable> onEnd = new AtomicReference<>(NOTHING);
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile boolean begun;

    /** @param over hears of the end, whatever it was */
    Asked(LookDesk desk, String id, HubMessage.Look look, Consumer<AgentMessage.Looked> answer, Consumer<Asked> over) {
        this.desk = desk;
        this.id = id;
        this.look = look;
        this.answer = answer;
        this.over = over;
        desk.mask(id, look);
    }

    String id() {
        return id;
    }

    boolean begun() {
        return begun;
    }

    /** @param task what is done at the end; at once when that was already */
    void onEnd(Runnable task) {
        onEnd.set(task);
        if (finished.get()) {
            onEnd.getAndSet(NOTHING).run();
        }
    }

    @Override
    public void run() {
        try {
            begun = true;
            if (leash.pulled().isEmpty()) {
                desk.answer(look, leash).ifPresent(this::tell);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a look broke", e);
            tell(new AgentMessage.LookFailed(Failures.agentError(e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    void tell(AgentMessage.Looked looked) {
        if (told.compareAndSet(false, true)) {
            answer.accept(looked);
        }
    }

    /** Says no more, and ends its restic. */
    void end(Leash.Reason why) {
        told.set(true);
        leash.pull(why);
    }

    void finish() {
        if (finished.compareAndSet(false, true)) {
            desk.unmask(id);
            over.accept(this);
            onEnd.getAndSet(NOTHING).run();
        }
    }
}
