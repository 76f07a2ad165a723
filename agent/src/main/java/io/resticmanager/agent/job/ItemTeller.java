package io.resticmanager.agent.job;

import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.json.Json;

/**
 * Tells what a job finds while it finds it, numbered from 1, in frames of at most 1,000 items or 128 KiB. Beyond 250,000 the
 * rest is only counted: a frame of these is never dropped, and the disk has an end.
 */
final class ItemTeller {

    static final int MOST_TOLD = 250_000;
    private static final int FRAME_ITEMS = 1_000;
    private static final int FRAME_BYTES = 128 * 1024;

    private final String jobId;
    private final Telling telling;
    private List<Item> waiting = new ArrayList<>();
    private int waitingBytes;
    private long told;
    private long leftOut;

    ItemTeller(String jobId, Telling telling) {
        this.jobId = jobId;
        this.telling = telling;
    }

    /** Waits while the disk is full. */
    synchronized void add(Item item) {
        if (told + waiting.size() >= MOST_TOLD) {
            leftOut++;
            return;
        }
        var bytes = Json.bytes(item).length + 1;
        if (waiting.size() == FRAME_ITEMS || !waiting.isEmpty() && waitingBytes + bytes > FRAME_BYTES) {
            flush();
        }
        waiting.add(item);
        waitingBytes += bytes;
    }

    /** Tells what is left; before the job's end is told. */
    synchronized void flush() {
        if (!waiting.isEmpty()) {
            telling.keep(new AgentMessage.JobItems(jobId, told + 1, List.copyOf(waiting)));
            told += waiting.size();
            waiting = new ArrayList<>();
            waitingBytes = 0;
        }
    }

    /** How many were not told for their number. */
    synchronized long leftOut() {
        return leftOut;
    }
}
