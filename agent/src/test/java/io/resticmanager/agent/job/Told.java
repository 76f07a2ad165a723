package io.resticmanager.agent.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.resticmanager.contracts.agent.AgentMessage;

/** Hears what the agent tells the hub. */
public final class Told implements Telling {

    private final List<AgentMessage> messages = new CopyOnWriteArrayList<>();

    @Override
    public void keep(AgentMessage.Durable message) {
        messages.add(message);
    }

    @Override
    public boolean tryKeep(AgentMessage.Durable message) {
        return messages.add(message);
    }

    @Override
    public void say(AgentMessage message) {
        messages.add(message);
    }

    @Override
    public boolean connected() {
        return true;
    }

    public <T extends AgentMessage> List<T> all(Class<T> type) {
        return messages.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The outcomes told of a job. */
    public List<AgentMessage.JobFinished> ends(String jobId) {
        return all(AgentMessage.JobFinished.class).stream().filter(end -> end.jobId().equals(jobId)).toList();
    }

    /** What was said of it by frames of this type. */
    public <T extends AgentMessage & AgentMessage.AboutJob> List<T> about(Class<T> type, String jobId) {
        return all(type).stream().filter(message -> message.jobId().equals(jobId)).toList();
    }
}
