package io.resticmanager.hub.connection;

import io.resticmanager.contracts.agent.AgentMessage.Hello;

/** Text from outside on its way into a log line or an answer: short, and on one line. */
final class Printable {

    private static final int MOST = 200;

    private Printable() {}

    static String of(String text) {
        var shown = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return shown.chars().anyMatch(Character::isISOControl) ? "(unprintable)" : shown;
    }

    /** The hello with what ends up in the database, on pages and in logs made so; its count is not negative. */
    static Hello hello(Hello said) {
        var restic = said.resticVersion();
        return new Hello(said.protocol(), of(said.agentVersion()), restic == null ? null : of(restic), of(said.os()),
                of(said.arch()), of(said.hostname()), said.configRevision(), said.runningJobs(), said.queuedJobs(),
                Math.max(0, said.outboxDepth()), said.instanceId(), said.previousInstanceId(), said.agentTime(),
                said.timeZone(),
                said.lastSeq(), said.firstKeptSeq(), said.policy());
    }
}
