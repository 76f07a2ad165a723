package io.resticmanager.hub.clone;

import java.util.List;

/**
 * When a hello proves that two machines have one identity: an agent process comes back after another has taken its place (A,
 * B, A), or the numbers of one token go back. The same process may come back any number of times; decision 6 of the design.
 */
final class CloneRules {

    /** What a hello shows. */
    sealed interface Verdict {

        /** The process that came last. */
        record Same() implements Verdict {}

        /** A process that was never seen; it takes the place of the one before. */
        record Next() implements Verdict {}

        /** Two machines; why, for the administrator. */
        record Clone(String why) implements Verdict {}
    }

    private CloneRules() {}

    /**
     * @param seen the processes that have said hello with this token, the latest last
     * @param lastSeq the highest number that the agent ever gave out
     * @param stored the highest number that is stored for the token
     */
    static Verdict judge(List<String> seen, String instanceId, long lastSeq, long stored) {
        var position = seen.indexOf(instanceId);
        if (position >= 0 && position < seen.size() - 1) {
            return new Verdict.Clone("An agent that another had taken the place of came back: "
                    + "two machines have this identity. Enrol both anew.");
        }
        if (lastSeq < stored) {
            return new Verdict.Clone("The agent has counted to %d and the hub to %d: ".formatted(lastSeq, stored)
                    + "its machine was set back, or two machines have this identity. Enrol it anew.");
        }
        return position >= 0 ? new Verdict.Same() : new Verdict.Next();
    }
}
