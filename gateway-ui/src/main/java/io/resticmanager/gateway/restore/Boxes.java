package io.resticmanager.gateway.restore;

import static java.util.stream.Collectors.joining;

import java.util.List;

import io.resticmanager.gateway.restore.Selection.Share;

/** What the boxes on a page are now: by state, the names of {@link TreeRow#id} with a space between them. */
public record Boxes(String all, String some, String none) {

    static Boxes of(List<TreeRow> rows) {
        return new Boxes(names(rows, Share.all), names(rows, Share.some), names(rows, Share.none));
    }

    private static String names(List<TreeRow> rows, Share share) {
        return rows.stream().filter(row -> row.share() == share).map(TreeRow::id).collect(joining(" "));
    }
}
