package io.resticmanager.gateway.view;

import java.util.List;

/** A rule in force: what it is about, and what holds. */
public record Rule(String about, String holds) {

    /** Rules that belong together. */
    public record Group(String id, String title, List<Rule> rules) {}
}
