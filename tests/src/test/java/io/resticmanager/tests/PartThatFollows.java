package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.tests.kit.Browser;

/** A live part of a page whose answer is still on its way when the next change is told: it asks once more, and not beside it. */
record PartThatFollows(Browser browser, Page page) {

    private static final String LOG = "**/fragments/notifications/*/log";
    private static final int LONG_ENOUGH_MS = 2_000;

    void isTried(String channel) {
        var asked = new ArrayList<Route>();
        var watching = browser.openLike(page, ColorScheme.LIGHT);
        var socket = open(watching, asked, channel);
        watching.waitForCondition(() -> asked.size() == 1);
        socket.send(told("channels", "changed"));
        watching.clock().runFor(LONG_ENOUGH_MS);
        awaitAllAsked(watching);
        assertThat(asked).as("asked at once").hasSize(1);

        watching.evaluate("document.getElementById('log').dataset.old = ''");
        asked.getFirst().resume();
        assertThat(watching.locator("#log[data-old]")).hasCount(0);
        watching.clock().runFor(LONG_ENOUGH_MS);
        watching.waitForCondition(() -> asked.size() == 2);
        asked.getLast().resume();
        watching.close();
    }

    private static WebSocketRoute open(Page watching, ArrayList<Route> asked, String channel) {
        var sockets = new ArrayList<WebSocketRoute>();
        watching.clock().install();
        watching.routeWebSocket("**/live", socket -> {
            sockets.add(socket);
            socket.onMessage(_ -> socket.send(told("", "subscribed")));
            socket.send(told("", "ready"));
        });
        watching.route(LOG, asked::add);
        watching.navigate(channel);
        assertThat(watching.locator("#live")).hasText("Live");
        return sockets.getFirst();
    }

    // What is asked for later than all else has its answer.
    private static void awaitAllAsked(Page watching) {
        watching.evaluate("fetch('/static/favicon.svg').then((answer) => answer.status)");
    }

    private static String told(String topic, String event) {
        return "{\"topic\":\"%s\",\"event\":\"%s\"}".formatted(topic, event);
    }
}
