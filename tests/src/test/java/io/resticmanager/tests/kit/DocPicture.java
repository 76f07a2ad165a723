package io.resticmanager.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;

/**
 * A picture in the documentation. Beside it stand the words that were on the page: by those it is known to have become old, as
 * pixels differ from run to run.
 */
public final class DocPicture {

    // What a page has whatever the hosts on it do.
    private static final List<String> NAMING = List.of("h1", "h2", "nav a", ".tile .st", "th[scope=col]");
    private static final Path TAKEN = Path.of("target", "screenshots");

    private DocPicture() {}

    /** Takes the pictures anew, and fails when that in {@code docs/images} is of a page with other words. */
    public static void take(Browser browser, Page page, String name) throws Exception {
        browser.shoot(page, name);
        var now = TAKEN.resolve(name + ".txt");
        Files.write(now, words(page));
        assertThat(now).as(
                "docs/images/%1$s.png is of another page than there is now: look at tests/target/screenshots/%1$s-1280.png, "
                        + "and copy it and %1$s.txt there, as docs/development.md says",
                name)
                .hasSameTextualContentAs(Builds.root().resolve("docs/images/" + name + ".txt"));
    }

    // Numbers are of the moment.
    private static List<String> words(Page page) {
        return NAMING.stream().flatMap(part -> page.locator(part).allInnerTexts().stream())
                .map(text -> text.replaceAll("\\d+", "#").strip()).filter(text -> !text.isEmpty()).toList();
    }
}
