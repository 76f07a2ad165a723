package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.delivery.News.Loss;
import org.jspecify.annotations.Nullable;

/**
 * Many at once (product.md §8, decision 20): of one kind the first five within 30 s go at once, the rest as one at the end of the
 * 30 s; hosts that were lost together go as one. A webhook is for machines and never gets several as one.
 */
final class Batches {

    static final Duration WINDOW = Duration.ofSeconds(30);
    static final int AT_ONCE = 5;
    /** The events of one loss come within a moment; nobody waits longer for the last of them. */
    static final Duration GATHER = Duration.ofSeconds(5);
    private static final String BURST = "burst:";

    private Batches() {}

    /** The same delivery with its batch, if it waits for others. */
    static Delivery place(Connection connection, ChannelKind kind, Delivery it, @Nullable Loss loss)
            throws SQLException {
        if (kind == ChannelKind.webhook) {
            return it;
        }
        return loss != null && loss.size() > 1 ? lost(connection, it, loss) : burst(connection, it);
    }

    private static Delivery lost(Connection connection, Delivery it, Loss loss) throws SQLException {
        var batch = "loss:" + loss.id();
        var now = it.createdAt();
        var here = 1 + DeliveryTable.sizeOf(connection, it.channelId(), batch, now.minus(WINDOW));
        if (here < loss.size()) {
            return it.waiting(batch,
                    DeliveryTable.dueOf(connection, it.channelId(), batch, now).orElse(now.plus(GATHER)));
        }
        DeliveryTable.dueBatch(connection, it.channelId(), batch, now);
        return it.waiting(batch, now);
    }

    private static Delivery burst(Connection connection, Delivery it) throws SQLException {
        var now = it.createdAt();
        var lately = DeliveryTable.lately(connection, it, now.minus(WINDOW));
        return open(lately, now).or(() -> begun(lately))
                .map(end -> it.waiting(BURST + end.toEpochMilli(), end)).orElse(it);
    }

    // The window that is not over yet.
    private static Optional<Instant> open(List<Delivery> lately, Instant now) {
        return lately.stream().map(Delivery::batch)
                .filter(batch -> batch != null && batch.startsWith(BURST))
                .map(batch -> Instant.ofEpochMilli(Long.parseLong(batch.substring(BURST.length()))))
                .filter(end -> end.isAfter(now)).max(Comparator.naturalOrder());
    }

    private static Optional<Instant> begun(List<Delivery> lately) {
        return lately.size() < AT_ONCE ? Optional.empty() : Optional.of(lately.getFirst().createdAt().plus(WINDOW));
    }
}
