package io.resticmanager.agent.connection;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.resticmanager.agent.look.Lookups;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;

/** Looks that are answered when the test says so. */
final class ScriptedLookups implements Lookups {

    final Map<String, Consumer<AgentMessage.Looked>> begun = new ConcurrentHashMap<>();
    final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
    final AtomicInteger ends = new AtomicInteger();

    @Override
    public void begin(String id, HubMessage.Look look, Consumer<AgentMessage.Looked> answer) {
        begun.put(id, answer);
    }

    @Override
    public void cancel(String id) {
        cancelled.add(id);
    }

    @Override
    public void endAll() {
        ends.incrementAndGet();
    }
}
