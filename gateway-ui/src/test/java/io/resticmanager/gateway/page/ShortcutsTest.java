package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** <em>g</em> and a letter leads to each section of the menu, in its order, and nowhere else. */
final class ShortcutsTest {

    private static final Pattern PLACES = Pattern.compile("const places = \\{(.*)};");
    private static final Pattern PLACE = Pattern.compile("(\\w): \"([^\"]+)\"");
    private static final Pattern SECTION = Pattern.compile("<li><a href=\"([^\"]+)\"");

    @Test
    void everySectionHasItsLetterAndEveryLetterASection(@TempDir Path data) {
        try (var gateway = Gateway.in(data)) {
            var alice = Client.alice(gateway);
            var places = found(PLACES, alice.get("/static/js/keyboard.js").body()).getFirst().group(1);
            var menu = alice.page("/");

            var led = found(PLACE, places).stream().map(place -> place.group(2)).toList();

            assertThat(led).isEqualTo(found(SECTION, menu.substring(menu.indexOf("<nav class=\"nav\""),
                    menu.indexOf("</nav>"))).stream().map(section -> section.group(1)).toList());
            assertThat(found(PLACE, places)).allMatch(place -> switch (place.group(2)) {
                case "/" -> place.group(1).equals("f");
                // "a" is for alerts.
                case "/audit" -> place.group(1).equals("u");
                default -> place.group(2).startsWith("/" + place.group(1));
            });
        }
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
