package io.resticmanager.gateway.restore;

import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.gateway.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * The second step: what of the snapshot. {@code via} is another host that reads in the place of this one, which is not connected;
 * {@code others} are those that could.
 */
public record PathsStep(TreeRow top, @Nullable FoundStep found, Selection selection, Need need,
        @Nullable HubHost via, List<HubHost> others) {

    /** What a search found; {@code more} says that there is more than is shown. */
    public record FoundStep(String typed, List<TreeRow> rows, boolean more) {

        public String summary() {
            return rows.isEmpty()
                    ? "Nothing in this snapshot has %s in its name.".formatted(ShownName.of(typed))
                    : more
                            ? "More than %s. Narrow the search.".formatted(Words.count(rows.size()))
                            : "%s found.".formatted(Words.count(rows.size()));
        }
    }

    /** What is chosen, in a sentence. */
    public String picked() {
        if (selection.isEmpty()) {
            return "Nothing is selected yet.";
        }
        return selection.everything()
                ? "Everything is selected, %s.".formatted(need.words())
                : "%s selected, %s.".formatted(Words.plural(selection.chosen().size(), "item"), need.words());
    }
}
