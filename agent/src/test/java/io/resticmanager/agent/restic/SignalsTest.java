package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {

    private final List<String> calls = new ArrayList<>();
    private boolean hasConsole;
    private boolean childHasConsole = true;
    private final Signals signals = new ConsoleBreak(Desk::new);

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "FreeBSD"})
    void shouldUseSignalsWhereThereAreSome(String system) {
        assertThat(Signals.of(system)).isInstanceOf(PosixSignals.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows Server 2022", "Windows 11", "Windows 10"})
    void shouldUseTheConsoleOnWindowsAndLoadNothingBeforeItIsNeeded(String system) {
        assertThat(Signals.of(system)).isInstanceOf(ConsoleBreak.class);
    }

    @Test
    void shouldBreakTheConsoleOfTheChildAndLeaveIt() {
        signals.askToEnd(ProcessHandle.current(), ResticVersion.CLEAN_SIGTERM);

        assertThat(calls).containsExactly("leave", "enter " + ProcessHandle.current().pid(), "break", "leave");
    }

    @Test
    void shouldGoBackToTheConsoleThatItCameFrom() {
        hasConsole = true;

        signals.interrupt(ProcessHandle.current());

        assertThat(calls).endsWith("break", "leave", "enter parent's");
    }

    @Test
    void shouldBreakNobodyElsesConsoleWhenTheChildsIsGone() {
        hasConsole = true;
        childHasConsole = false;

        signals.interrupt(ProcessHandle.current());

        assertThat(calls).doesNotContain("break").endsWith("enter parent's");
    }

    /** Consoles as Windows has them. */
    private final class Desk implements ConsoleBreak.Consoles {

        @Override
        public boolean leave() {
            calls.add("leave");
            var had = hasConsole;
            hasConsole = false;
            return had;
        }

        @Override
        public boolean enter(long pid) {
            calls.add("enter " + pid);
            hasConsole = childHasConsole;
            return childHasConsole;
        }

        @Override
        public boolean breakAll() {
            calls.add("break");
            return hasConsole;
        }

        @Override
        public boolean enterParents() {
            calls.add("enter parent's");
            hasConsole = true;
            return true;
        }
    }
}
