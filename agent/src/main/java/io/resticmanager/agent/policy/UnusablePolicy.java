package io.resticmanager.agent.policy;

/** The policy file can not be relied on; the message says why, as the end of a sentence. */
public final class UnusablePolicy extends Exception {

    private static final long serialVersionUID = 1L;

    UnusablePolicy(String why) {
        super(why);
    }
}
