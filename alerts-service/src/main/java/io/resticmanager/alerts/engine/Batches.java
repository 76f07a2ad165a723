package io.resticmanager.alerts.engine;

import java.util.List;
import java.util.function.Consumer;

/** Writes much in several transactions: events wait for the one writer no longer than one of them takes. */
final class Batches {

    private static final int BATCH = 100;

    private Batches() {}

    static <T> void of(List<T> all, Consumer<List<T>> write) {
        for (var from = 0; from < all.size(); from += BATCH) {
            write.accept(all.subList(from, Math.min(from + BATCH, all.size())));
        }
    }
}
