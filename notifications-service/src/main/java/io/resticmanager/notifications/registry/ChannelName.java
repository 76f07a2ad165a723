package io.resticmanager.notifications.registry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.schedule.Shown;

/** The name of a channel as people tell it from others: what looks the same is the same. */
final class ChannelName {

    private static final int LONGEST = 100;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private ChannelName() {}

    /** Without the space around it, and each letter in one form only. */
    static String of(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    }

    static List<FieldError> errorsIn(String name) {
        var length = name.codePointCount(0, name.length());
        if (length < 1 || length > LONGEST) {
            return wrong("A name has 1 to %d characters.".formatted(LONGEST));
        }
        return name.codePoints().filter(ChannelName::unseen).mapToObj(Character::toString).findFirst()
                .map(found -> wrong("A name can not contain %s, which nobody sees.".formatted(Shown.of(found))))
                .orElseGet(() -> Shown.seen(name)
                        ? List.of()
                        : wrong("A name needs something that can be seen."));
    }

    static boolean alike(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String name) {
        return of(name).replace("\u200c", "").replace("\u200d", "").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    // Joiners make one face of several, and some scripts need them within words.
    private static boolean unseen(int character) {
        return Shown.hidden(character) && !joins(character);
    }

    private static boolean joins(int character) {
        return character == JOINER || character == NON_JOINER;
    }

    private static List<FieldError> wrong(String message) {
        return List.of(new FieldError("name", message));
    }
}
