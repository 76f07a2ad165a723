package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.ArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Browser;

/** A form in which somebody types while the server does not answer, hangs, or has forgotten who they are. */
record FormThatStays(Browser browser, Page page, Administrator alice) {

    private static final String PREVIEW = "**/schedules/preview";
    private static final int NEARLY_SILENT_MS = 40_000;
    private static final int SILENCE_MS = 45_000;
    private static final int FIRST_WORD_MS = 10_000;

    void isTried(String address) {
        aServerThatSaysNothingIsGivenUp(address);
        page.navigate(address);
        whatWasNotCheckedIsNotBelieved();
        whatIsTypedOutlivesTheSession();
    }

    // The first socket speaks as the server does, until it hangs; those after it
    // hang
    // from the start.
    private void aServerThatSaysNothingIsGivenUp(String address) {
        var watching = browser.openLike(page, ColorScheme.LIGHT);
        var sockets = new ArrayList<WebSocketRoute>();
        watching.clock().install();
        watching.routeWebSocket("**/live", socket -> {
            sockets.add(socket);
            if (sockets.size() == 1) {
                socket.onMessage(_ -> socket.send(told("subscribed")));
                socket.send(told("ready"));
            }
        });
        watching.navigate(address);
        assertThat(watching.locator("#live")).hasText("Live");
        watching.clock().fastForward(NEARLY_SILENT_MS);
        sockets.getFirst().send(told("tick"));
        watching.clock().fastForward(NEARLY_SILENT_MS);
        assertThat(watching.locator("#live")).hasText("Live");
        watching.clock().fastForward(SILENCE_MS - NEARLY_SILENT_MS);
        assertThat(watching.locator("#live")).hasText("Reconnecting");
        watching.waitForCondition(() -> sockets.size() > 1);
        watching.clock().fastForward(FIRST_WORD_MS);
        watching.waitForCondition(() -> sockets.size() > 2);
        watching.close();
    }

    private static String told(String event) {
        return "{\"topic\":\"\",\"event\":\"%s\"}".formatted(event);
    }

    private void whatWasNotCheckedIsNotBelieved() {
        when("15 3 * * *", "At 03:15");
        page.route(PREVIEW, route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        when("16 3 * * *", "Not checked just now");
        assertThat(page.locator("#when")).not().containsText("At 03:15");
        assertThat(toasts()).containsText("502");
        browser.expectTrouble("status of 502", "Error Code 502");
        page.unroute(PREVIEW);
        when("17 3 * * *", "At 03:17");
        page.route(PREVIEW, Route::abort);
        when("18 3 * * *", "Not checked just now");
        assertThat(page.locator("#when")).not().containsText("At 03:17");
        assertThat(toasts()).containsText("could not be reached");
        browser.expectTrouble("net::ERR_FAILED", "htmx:sendError", "htmx:afterRequest");
        page.unroute(PREVIEW);
    }

    private void whatIsTypedOutlivesTheSession() {
        page.getByLabel("Name", exactly()).fill("Typed for long");
        page.getByLabel("Paths to back up", exactly()).fill("/srv");
        page.context().clearCookies();
        when("19 3 * * *", "Not checked just now");
        assertThat(toasts()).containsText("You are signed out");
        assertThat(toasts()).containsText("Sign in again in another tab; what you typed stays here.");
        browser.shoot(page, "schedule-signed-out");
        signInInAnotherTab();
        assertThat(toasts()).not().containsText("You are signed out");
        browser.expectTrouble("status of 401", "Error Code 401");
        when("20 3 * * *", "At 03:20");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save schedule")).click();
        assertThat(page.locator("#schedules tr", new Page.LocatorOptions().setHasText("Typed for long")))
                .containsText("At 03:20");
    }

    // Chromium without a window has the focus in all tabs at once, so no event
    // tells
    // which one somebody is back in.
    private void signInInAnotherTab() {
        var other = page.waitForPopup(() -> toasts()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in")).click());
        other.getByLabel("User name").fill(Administrator.NAME);
        other.getByLabel("Password").fill(alice.password());
        other.locator("form [type=submit]").last().click();
        other.waitForURL(there -> !there.contains("/login"));
        other.close();
        page.bringToFront();
        page.evaluate("dispatchEvent(new Event('focus'))");
    }

    private void when(String line, String told) {
        page.getByLabel("When", exactly()).fill(line);
        assertThat(page.locator("#when")).containsText(told);
    }

    private Locator toasts() {
        return page.locator("#toasts");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
