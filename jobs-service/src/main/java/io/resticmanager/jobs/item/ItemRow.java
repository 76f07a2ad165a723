package io.resticmanager.jobs.item;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.json.Json;

/** A row of the table {@code job_item}: {@code sort} and {@code label}, in lower case, are what it is searched by. */
record ItemRow(long n, String sort, String label, String body) {

    static ItemRow of(long n, Item item) {
        return new ItemRow(n, sort(item), label(item).toLowerCase(Locale.ROOT), Json.text(item));
    }

    Item parsed() {
        try {
            return Json.read(body, Item.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("an item's row is not what we wrote", e);
        }
    }

    private static String sort(Item item) {
        return switch (item) {
            case Item.Decision decision -> decision.keep() ? "keep" : "remove";
            case Item.Change change -> change.modifier();
            case Item.Lock _ -> "lock";
            case Item.NotRestored _ -> "not_restored";
        };
    }

    private static String label(Item item) {
        return switch (item) {
            case Item.Decision(var snapshot, _, _, _) ->
                Stream.concat(Stream.of(snapshot.id()), snapshot.paths().stream())
                        .collect(Collectors.joining("\n"));
            case Item.Change change -> change.path();
            case Item.NotRestored failed -> failed.path();
            case Item.Lock lock -> lock.id() + "\n" + lock.hostname();
        };
    }
}
