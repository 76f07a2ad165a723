package io.resticmanager.jobs.source;

import java.util.Optional;

import io.resticmanager.contracts.schedule.Shown;

/**
 * Characters that nobody sees, so that what stands there is not what people read: line breaks and other controls, those that turn
 * the direction of a line, spaces without width, and spaces at an end. Joiners are let pass, as some scripts need them in words.
 */
public final class Unseen {

    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;

    private Unseen() {}

    /** Why the text can not be taken; {@code what} is its first words. */
    public static Optional<String> in(String text, String what) {
        return text.codePoints().filter(Unseen::is).mapToObj(Character::toString).findFirst()
                .map(found -> "%s can not contain %s, which nobody sees.".formatted(what, Shown.of(found)))
                .or(() -> text.equals(text.strip())
                        ? Optional.empty()
                        : Optional.of(what + " can not begin or end with a space."));
    }

    private static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> character != JOINER && character != NON_JOINER;
            default -> false;
        };
    }
}
