package io.resticmanager.cli.screen;

import java.io.PrintWriter;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;

/** What was asked for goes to {@code out}, everything else to {@code err}. */
public record Screen(PrintWriter out, PrintWriter err) {

    /** Whoever read the output has gone, as {@code head} does: nothing is left to say, and to nobody. */
    public static final class ReaderGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** As of a program that SIGPIPE ended: 128 and its number. */
        public static final int EXIT_CODE = 141;

        ReaderGone() {
            super("nobody reads the output");
        }
    }

    /** One line, whatever is in the text. */
    public void line(String text) {
        print(Safe.text(text));
    }

    /** One line of what is known of something. */
    public void fact(String name, String value) {
        line("%-12s %s".formatted(name, value));
    }

    /** One line of JSON. */
    public void json(JsonNode json) {
        print(Safe.json(Json.text(json)));
    }

    /** @param none what is noted when there is no row */
    public void table(Table table, String none) {
        if (table.isEmpty()) {
            note(none);
        } else {
            table(table);
        }
    }

    private void table(Table table) {
        out.print(table.text());
        flush();
    }

    /** As it is; for what we wrote ourselves. */
    public void print(String text) {
        out.println(text);
        flush();
    }

    /** One line that is no answer. */
    public void note(String text) {
        err.println(Safe.text(text));
        err.flush();
    }

    private void flush() {
        if (out.checkError()) {
            throw new ReaderGone();
        }
    }
}
