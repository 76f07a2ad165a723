package io.resticmanager.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Rows below a head, each column as wide as its widest cell. Words that tell a state have a colour where the terminal has any (NO_COLOR counts). */
public final class Table {

    private static final int GAP = 2;

    private static final Map<String, Style> COLOURS = Map.ofEntries(
            Map.entry("online", Style.fg_green), Map.entry("protected", Style.fg_green),
            Map.entry("succeeded", Style.fg_green), Map.entry("at_risk", Style.fg_yellow),
            Map.entry("suspect", Style.fg_yellow),
            Map.entry("offline", Style.fg_yellow), Map.entry("warning", Style.fg_yellow),
            Map.entry("refused", Style.fg_red), Map.entry("failed", Style.fg_red),
            Map.entry("critical", Style.fg_red));

    private final Ansi ansi;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param ansi AUTO outside of tests */
    Table(Ansi ansi, String... head) {
        this.ansi = ansi;
        rows.add(List.of(head));
    }

    public static Table of(String... head) {
        return new Table(Ansi.AUTO, head);
    }

    /** As many cells as the head has. */
    public Table row(String... cells) {
        // What picocli takes for its own markup.
        rows.add(Arrays.stream(cells).map(cell -> Safe.text(cell).replace('\t', ' ').replace("@|", "@ |")).toList());
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    String text() {
        var scheme = new Help.ColorScheme.Builder(ansi).build();
        var table = TextTable.forColumns(scheme, columns());
        rows.forEach(row -> table.addRowValues(row.stream().map(this::styled).toArray(Ansi.Text[]::new)));
        return table.toString();
    }

    private Column[] columns() {
        var columns = new Column[rows.getFirst().size()];
        for (int i = 0; i < columns.length; i++) {
            var at = i;
            var widest = rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0);
            columns[i] = new Column(widest + GAP, 0, Overflow.TRUNCATE);
        }
        return columns;
    }

    // A wide character takes two cells (UAX #11), and counts as such in picocli.
    private static int width(String cell) {
        return cell.codePoints().map(character -> Character.charCount(character) == 1
                && Character.UnicodeBlock.of(character) == Character.UnicodeBlock.BASIC_LATIN ? 1 : 2).sum();
    }

    private Ansi.Text styled(String cell) {
        var style = COLOURS.get(cell);
        return style == null ? ansi.text(cell) : ansi.apply(cell, List.of(style));
    }
}
