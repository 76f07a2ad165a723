package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.resticmanager.gateway.fleet.FleetHost.Size;

/** A repository's last sizes as a small line in a box of 64 by 20, from the smallest to the largest; it has no scale. */
public record Spark(List<Size> sizes) {

    private static final double LEFT = 1;
    private static final double WIDTH = 60;
    private static final double GROUND = 17;
    private static final double HEIGHT = 14;

    /** A line needs two points. */
    public boolean drawable() {
        return sizes.size() > 1;
    }

    /** For the attribute {@code points} of the line. */
    public String points() {
        return IntStream.range(0, sizes.size()).mapToObj(i -> x(i) + "," + y(i)).collect(Collectors.joining(" "));
    }

    /** Where the last point is. */
    public String lastX() {
        return x(sizes.size() - 1);
    }

    public String lastY() {
        return y(sizes.size() - 1);
    }

    private String x(int i) {
        return word(LEFT + WIDTH * i / (sizes.size() - 1));
    }

    private String y(int i) {
        var least = sizes.stream().mapToLong(Size::bytes).min().orElse(0);
        var most = sizes.stream().mapToLong(Size::bytes).max().orElse(0);
        var part = most == least ? 0.5 : (double) (sizes.get(i).bytes() - least) / (most - least);
        return word(GROUND - HEIGHT * part);
    }

    private static String word(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
