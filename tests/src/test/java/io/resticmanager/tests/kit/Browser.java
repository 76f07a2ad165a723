package io.resticmanager.tests.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.resticmanager.platform.testkit.ToolPaths;

/** The system's Chromium. It remembers every error of the console, of a script, and of the content security policy. */
public final class Browser implements AutoCloseable {

    // Without these it talks to its maker, or waits for a graphics card.
    private static final List<String> QUIET = List.of("--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final String WATCH = """
            addEventListener("securitypolicyviolation", (event) =>
              console.error(`policy violated: ${event.effectiveDirective} by ${event.blockedURI} at ${event.sourceFile}`));
            """;
    private static final double PATIENCE_MS = 30_000;
    private static final int DESK = 1280;
    private static final int PHONE = 390;
    private static final int HEIGHT = 900;
    private static final int LAST_REQUESTS = 20;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        this.chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(ToolPaths.chromium()).setChromiumSandbox(false).setArgs(QUIET));
    }

    public static Browser start(Stage stage) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var browser = stage.add(new Browser(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))));
        stage.ask(browser::lastWords);
        return browser;
    }

    private String lastWords() {
        return chromium.contexts().stream().flatMap(context -> context.pages().stream())
                .map(page -> "---- %s ----%n%s".formatted(page.url(), page.locator("body").innerText()))
                .collect(Collectors.joining("\n", "", "\n---- console ----\n" + complaints
                        + "\n---- last requests ----\n"
                        + String.join("\n", asked.subList(Math.max(0, asked.size() - LAST_REQUESTS), asked.size()))));
    }

    /** A window of somebody who prefers that scheme. */
    public Page open(ColorScheme scheme) {
        return open(new com.microsoft.playwright.Browser.NewContextOptions().setColorScheme(scheme));
    }

    /** A window of the same person in another scheme: signed in as the other window is. */
    public Page openLike(Page other, ColorScheme scheme) {
        return open(new com.microsoft.playwright.Browser.NewContextOptions().setColorScheme(scheme)
                .setStorageState(other.context().storageState()));
    }

    private Page open(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options.setViewportSize(DESK, HEIGHT).setReducedMotion(
                ReducedMotion.REDUCE));
        context.addInitScript(WATCH);
        var page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(this::asks);
        page.onRequestFailed(request -> asked.add("failed: " + request.failure() + " " + request.url()));
        page.onResponse(answer -> asked.add(answer.status() + " " + answer.url()));
        return page;
    }

    // HTMX, which does what somebody asked for, asks otherwise.
    private void asks(Request request) {
        asked.add(request.method() + " " + request.url());
        if (request.resourceType().equals("fetch") && request.url().contains("/fragments/")
                && !request.headers().containsKey("x-unattended")) {
            complaints.add("fetched by the page itself, yet kept the session in use: " + request.url());
        }
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add("%s (%s)".formatted(message.text(), message.location()));
        }
    }

    /** A refusal that belongs to the story: Chromium reports each answer of 4xx, and HTMX that of its own request again. */
    public void expectRefusal(int status) {
        var chromium = "the server responded with a status of " + status;
        var expected = complaints.stream().filter(complaint -> complaint.contains(chromium)).toList();
        if (expected.size() != 1) {
            throw new AssertionError("expected one refusal with %d in %s".formatted(status, complaints));
        }
        complaints.removeAll(expected);
        complaints.removeIf(complaint -> complaint.startsWith("Response Status Error Code " + status));
    }

    /** Trouble that belongs to the story, by words of each complaint; none of them may be missing. */
    public void expectTrouble(String... words) {
        for (var word : words) {
            if (!complaints.removeIf(complaint -> complaint.contains(word))) {
                throw new AssertionError("expected a complaint of '%s' in %s".formatted(word, complaints));
            }
        }
    }

    public void mustNotHaveComplained() {
        if (!complaints.isEmpty()) {
            throw new AssertionError("the browser complained: " + new ArrayList<>(complaints));
        }
    }

    /** Pictures of the whole page at the width of a phone, where nothing may stick out to the right, and of a desk. */
    public void shoot(Page page, String name) {
        page.setViewportSize(PHONE, HEIGHT);
        picture(page, name, PHONE);
        mustFit(page);
        page.setViewportSize(DESK, HEIGHT);
        picture(page, name, DESK);
        awaitPointer(page);
    }

    /** Does something while the page has the width of a phone, out of which nothing may stick. */
    public void onAPhone(Page page, Runnable looked) {
        page.setViewportSize(PHONE, HEIGHT);
        mustFit(page);
        looked.run();
        page.setViewportSize(DESK, HEIGHT);
    }

    private static void picture(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", "screenshots", "%s-%d.png".formatted(name, width))));
    }

    private static void mustFit(Page page) {
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (!overflow.equals(0)) {
            throw new AssertionError("%s is %s px too wide for a phone".formatted(page.url(), overflow));
        }
    }

    // On a busy machine Chromium loses what is clicked while its window changes
    // size. The pointer shows when it is back.
    private static void awaitPointer(Page page) {
        page.evaluate(
                "delete window.met; addEventListener('pointermove', () => { window.met = true }, { once: true })");
        var steps = new AtomicInteger();
        page.waitForCondition(() -> {
            page.mouse().move(1, 1 + steps.incrementAndGet() % 2);
            return Boolean.TRUE.equals(page.evaluate("window.met === true"));
        });
    }

    @Override
    public void close() {
        playwright.close();
    }
}
