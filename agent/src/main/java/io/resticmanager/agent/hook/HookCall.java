package io.resticmanager.agent.hook;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run of a hook: what it is told, who hears what it says, and whether it is to end before it is through. */
public record HookCall(String name, Map<String, String> variables, Consumer<String> out, Consumer<String> err,
        BooleanSupplier end) {

    private static final int MOST_CHARS = 64 * 1024;

    /** At most 64 KiB of output is heard; the rest is read and left out. */
    public HookCall {
        variables = new TreeMap<>(variables);
        var said = new Said(name, out);
        out = line -> said.pass(line, said.out());
        var heard = err;
        err = line -> said.pass(line, heard);
    }

    private static final class Said {

        private final String name;
        private final Consumer<String> out;
        private int chars;
        private boolean told;

        Said(String name, Consumer<String> out) {
            this.name = name;
            this.out = out;
        }

        Consumer<String> out() {
            return out;
        }

        synchronized void pass(String line, Consumer<String> sink) {
            chars += line.length();
            if (chars <= MOST_CHARS) {
                sink.accept(line);
            } else if (!told) {
                told = true;
                out.accept("the hook " + name + " says more than 64 KiB; the rest is left out");
            }
        }
    }
}
