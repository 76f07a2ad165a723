package io.resticmanager.agent.job;

import java.util.List;
import java.util.stream.Stream;

/**
 * The ids of the jobs that this machine has, at one moment: each in one list, in the order of their arrival. A job counts as
 * running until its outcome is in the outbox, so that one that is in neither list has been told of, or was never here.
 */
public record Held(List<String> running, List<String> queued) {

    /** All that the agent answers for, as a heartbeat names them. */
    public List<String> all() {
        return Stream.concat(running.stream(), queued.stream()).toList();
    }
}
