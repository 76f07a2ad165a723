package io.resticmanager.agent.hook;

/** What became of a hook. */
public sealed interface HookEnd {

    record Done() implements HookEnd {}

    /** {@code why} is the end of a sentence, {@code nextStep} one or more whole ones. */
    record Failed(String why, String nextStep) implements HookEnd {}

    /** Ended because its job was. */
    record Ended() implements HookEnd {}
}
