package io.resticmanager.tests.kit;

import java.time.Duration;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;

/** The log on a job's page in Chromium: a part of it, which moves. */
public record LogWindow(Page page) {

    /** The most rows that may stand on a page. */
    public static final int MOST = 2_000;

    private static final String WATCH = """
            () => {
              const list = document.querySelector("[data-log]");
              const follows = (row, next) => {
                if (row && next && Number(next.dataset.n) !== Number(row.dataset.n) + 1)
                  window.gap = `${row.dataset.n} ${next.dataset.n}`;
              };
              const look = (rows) => {
                window.most = Math.max(window.most ?? 0, list.childElementCount);
                for (const row of rows.filter((row) => row.isConnected)) {
                  follows(row.previousElementSibling, row);
                  follows(row, row.nextElementSibling);
                }
              };
              look([...list.children]);
              new MutationObserver((changes) => look(changes.flatMap((change) => [...change.addedNodes])))
                .observe(list, { childList: true });
            }""";

    /** Signs in; the job's page is not open yet. */
    public static LogWindow signIn(Browser browser, String url, Administrator administrator) {
        var page = browser.open(ColorScheme.LIGHT);
        page.navigate(url + "/login");
        page.getByLabel("User name").fill(Administrator.NAME);
        page.getByLabel("Password").fill(administrator.password());
        page.locator("form [type=submit]").last().click();
        page.waitForURL(there -> !there.contains("/login"));
        return new LogWindow(page);
    }

    /** Opens the page of a job. From now on it is remembered how many rows there were at most, and whether a line was missing between two of them. */
    public LogWindow watch(String address) {
        page.navigate(address);
        page.evaluate(WATCH);
        return this;
    }

    /** The most rows since it is watched. */
    public int most() {
        return number("window.most");
    }

    /** Two numbers between which a line was missing since it is watched; empty for none. */
    public String gap() {
        return String.valueOf(page.evaluate("window.gap ?? ''"));
    }

    public int rows() {
        return number("document.querySelector('[data-log]').childElementCount");
    }

    public int first() {
        return number("Number(document.querySelector('[data-log]').firstElementChild?.dataset.n ?? 0)");
    }

    public int last() {
        return number("Number(document.querySelector('[data-log]').lastElementChild?.dataset.n ?? 0)");
    }

    /** How far below the upper edge of the window a line stands, in pixels. */
    public int below(int line) {
        return number("Math.round(document.querySelector('[data-n=\"" + line + "\"]').getBoundingClientRect().top)");
    }

    public void awaitFirst(int line) {
        Awaitility.await("the first row is line " + line).until(() -> first() == line);
    }

    public void awaitLast(int line, Duration atMost) {
        Awaitility.await("the last row is line " + line).atMost(atMost).until(() -> last() == line);
    }

    private int number(String expression) {
        return ((Number) page.evaluate(expression)).intValue();
    }
}
