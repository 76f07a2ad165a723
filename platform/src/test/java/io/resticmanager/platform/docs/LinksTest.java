package io.resticmanager.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.platform.testkit.Documents;
import org.junit.jupiter.api.Test;

/** Every link in the documentation that stays in the checkout leads to a file, and to a heading that is in it. */
final class LinksTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyLinkLeadsSomewhere() {
        var links = Documents.pages(ROOT).stream().flatMap(page -> LINK.matcher(prose(page)).results()
                .map(link -> new String[]{page.toString(), link.group(1)}))
                .filter(link -> !link[1].matches("(https?|mailto):.*")).toList();

        assertThat(links).hasSizeGreaterThan(100);
        assertThat(links).filteredOn(link -> !leads(Path.of(link[0]), link[1])).isEmpty();
    }

    private static boolean leads(Path page, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(ROOT.resolve(target))
                && (parts.length == 1 || anchors(target).anyMatch(anchor -> anchor.equals(parts[1])));
    }

    // As GitHub makes them; the second of one name has a number, which nobody links
    // to.
    private static Stream<String> anchors(Path page) {
        return HEADING.matcher(prose(page)).results().map(LinksTest::anchor);
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replace(' ', '-');
    }

    private static String prose(Path page) {
        return FENCED.matcher(Documents.text(ROOT, page)).replaceAll("");
    }
}
