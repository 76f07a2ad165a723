package io.resticmanager.gateway.problem;

import io.resticmanager.contracts.json.Wire;

/** What the event {@code toast} of the header {@code HX-Trigger} carries; the level is {@code error} or {@code ok}. */
@Wire
record Toast(String level, String title, String text) {}
