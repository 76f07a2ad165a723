package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser in words, by what it says that it is: the usual ones, for people to know their own again. */
public final class Browser {

    // In this order, as each one also names those that it wants to be taken for.
    private static final Map<String, String> NAMES = ordered("Edg/", "Edge", "OPR/", "Opera", "Firefox/", "Firefox",
            "Chrome/", "Chrome", "Safari/", "Safari", "curl/", "curl");
    private static final Map<String, String> SYSTEMS = ordered("Android", "Android", "iPhone", "iPhone", "iPad", "iPad",
            "Windows", "Windows", "Mac OS X", "macOS", "Linux", "Linux");
    private static final int MOST = 60;

    private Browser() {}

    public static String of(String userAgent) {
        if (userAgent.isBlank()) {
            return "Unknown program";
        }
        var name = first(NAMES, userAgent);
        var system = first(SYSTEMS, userAgent);
        if (name.isEmpty()) {
            return userAgent.length() > MOST ? userAgent.substring(0, MOST) + "…" : userAgent;
        }
        return system.isEmpty() ? name : name + " on " + system;
    }

    private static String first(Map<String, String> known, String userAgent) {
        return known.entrySet().stream().filter(one -> userAgent.contains(one.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }
}
