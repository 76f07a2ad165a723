package io.resticmanager.notifications.channel.ntfy;

import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.notifications.channel.NotificationSeverity;
import org.jspecify.annotations.Nullable;

/** ntfy's five, by its names. */
enum NtfyPriority {
    MIN("min", 1), LOW("low", 2), DEFAULT("default", 3), HIGH("high", 4), URGENT("urgent", 5);

    private final String word;
    private final int number;

    NtfyPriority(String word, int number) {
        this.word = word;
        this.number = number;
    }

    static Optional<NtfyPriority> named(String word) {
        return Stream.of(values()).filter(priority -> priority.word.equals(word)).findFirst();
    }

    /** Critical is always urgent; for the others the channel's own goes before. */
    static NtfyPriority of(NotificationSeverity severity, @Nullable NtfyPriority ofChannel) {
        return switch (severity) {
            case critical -> URGENT;
            case warning -> ofChannel == null ? HIGH : ofChannel;
            case info -> ofChannel == null ? DEFAULT : ofChannel;
        };
    }

    int number() {
        return number;
    }
}
