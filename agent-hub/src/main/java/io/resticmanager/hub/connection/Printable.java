package io.resticmanager.hub.connection;

import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.agent.LocalPolicy;
import org.jspecify.annotations.Nullable;

/** Text from outside on its way into a log line or an answer: short, and on one line. */
final class Printable {

    private static final int MOST = 200;

    private static final int MOST_OF_A_LIST = 100;

    private Printable() {}

    static String of(String text) {
        var shown = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return shown.chars().anyMatch(Character::isISOControl) ? "(unprintable)" : shown;
    }

    /** At most 100 of them. */
    static List<String> list(List<String> texts) {
        return texts.stream().limit(MOST_OF_A_LIST).map(Printable::of).toList();
    }

    private static @Nullable String maybe(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** The hello with what ends up in the database, on pages and in logs made so; its count is not negative. */
    static Hello hello(Hello said) {
        return new Hello(said.protocol(), of(said.agentVersion()), maybe(said.resticVersion()), of(said.os()),
                of(said.arch()), of(said.hostname()), said.configRevision(), said.runningJobs(), said.queuedJobs(),
                Math.max(0, said.outboxDepth()), of(said.instanceId()), maybe(said.previousInstanceId()),
                said.agentTime(), of(said.timeZone()), said.lastSeq(), said.firstKeptSeq(), policy(said.policy()));
    }

    private static @Nullable LocalPolicy policy(@Nullable LocalPolicy said) {
        return said == null
                ? null
                : new LocalPolicy(said.fromFile(), list(said.kinds()), list(said.restoreRoots()), list(said.hooks()),
                        list(said.repositoryHosts()), maybe(said.problem()));
    }
}
