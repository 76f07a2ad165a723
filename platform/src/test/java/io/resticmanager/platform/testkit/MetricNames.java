package io.resticmanager.platform.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of promlint for an exposition in the text format: help, type, and names that end in base units. */
final class MetricNames {

    private static final Pattern LINE = Pattern.compile("# (HELP|TYPE) (\\S+)(?: (.*))?");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ].*");
    private static final Set<String> NOT_BASE = Set.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb",
            "m", "h", "d", "milliseconds", "microseconds", "nanoseconds", "minutes", "hours", "days", "kilobytes",
            "megabytes", "gigabytes", "bits", "kibibytes", "mebibytes", "gibibytes", "percent");

    private MetricNames() {}

    static List<String> complaints(String exposition) {
        var help = new HashMap<String, String>();
        var types = new HashMap<String, String>();
        var samples = new TreeSet<String>();
        exposition.lines().forEach(line -> {
            var about = LINE.matcher(line);
            var sample = SAMPLE.matcher(line);
            if (about.matches()) {
                (about.group(1).equals("HELP") ? help : types).put(about.group(2),
                        about.group(3) == null ? "" : about.group(3));
            } else if (sample.matches()) {
                samples.add(sample.group(1));
            }
        });
        return complaints(help, types, samples);
    }

    private static List<String> complaints(Map<String, String> help, Map<String, String> types, Set<String> samples) {
        var complaints = new ArrayList<String>();
        types.forEach((name, type) -> {
            if (help.getOrDefault(name, "").isBlank()) {
                complaints.add(name + " has no help");
            }
            complaints.addAll(ofName(name, type));
        });
        samples.stream().filter(name -> !types.containsKey(name)).filter(name -> !types.containsKey(
                name.replaceFirst("_(bucket|sum|count)$", ""))).forEach(name -> complaints.add(name + " has no type"));
        return complaints.stream().sorted().toList();
    }

    private static List<String> ofName(String name, String type) {
        var complaints = new ArrayList<String>();
        if (type.equals("counter") != name.endsWith("_total")) {
            complaints.add(name + " is a " + type + ": _total is for counters, all of them");
        }
        if (name.matches(".*_(count|sum|bucket)") || !name.equals(name.toLowerCase(Locale.ROOT))
                || name.contains(":") || name.contains("_" + type)) {
            complaints.add(name + " is no name for a " + type);
        }
        var units = Stream.of(name.split("_")).filter(NOT_BASE::contains).collect(Collectors.toSet());
        if (!units.isEmpty()) {
            complaints.add(name + " is not in a base unit: " + units);
        }
        return complaints;
    }
}
