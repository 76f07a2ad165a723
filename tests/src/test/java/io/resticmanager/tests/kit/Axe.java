package io.resticmanager.tests.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/**
 * axe-core in an open page, by the rules of WCAG 2.2 A and AA. It comes in by the browser's debugger, to which the content security
 * policy does not apply, so that the page is looked at under the policy that people get.
 */
public final class Axe implements AutoCloseable {

    private static final String SCRIPT = script();
    private static final String RULES = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}";
    // A scheme changes nothing but colours.
    private static final String COLOURS = "{type: 'rule', values: ['color-contrast']}";
    private static final String RUN = """
            axe.run(%s, {runOnly: %s, resultTypes: ['violations'], preload: false}).then((found) =>
              JSON.stringify(found.violations.flatMap((broken) => broken.nodes.map((node) =>
                `${broken.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))))""";

    private final Page page;
    private final CDPSession debugger;

    private Axe(Page page) {
        this.page = page;
        this.debugger = page.context().newCDPSession(page);
        evaluate(SCRIPT + ";''");
    }

    /** In the page as it is now; another page needs another one. */
    public static Axe in(Page page) {
        return new Axe(page);
    }

    /** What is wrong with the page as it is; a line for each. */
    public List<String> violations() {
        return run("document", RULES);
    }

    /** Which colours are wrong in the dark; a line for each. */
    public List<String> inTheDark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        var found = run("document", COLOURS);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return found;
    }

    /** What is wrong with the dialogs that the page can open; a line for each. */
    public List<String> dialogs() {
        var all = new ArrayList<String>();
        var number = Integer.parseInt(evaluate("String(document.querySelectorAll('dialog').length)"));
        for (var i = 0; i < number; i++) {
            var dialog = "document.querySelectorAll('dialog')[%d]".formatted(i);
            evaluate(dialog + ".showModal(), ''");
            all.addAll(run(dialog, RULES));
            evaluate(dialog + ".close(), ''");
        }
        return all;
    }

    private List<String> run(String context, String rules) {
        var found = JsonParser.parseString(evaluate(RUN.formatted(context, rules))).getAsJsonArray();
        return found.asList().stream().map(line -> line.getAsString()).toList();
    }

    private String evaluate(String expression) {
        var wanted = new JsonObject();
        wanted.addProperty("expression", expression);
        wanted.addProperty("awaitPromise", true);
        wanted.addProperty("returnByValue", true);
        var answer = debugger.send("Runtime.evaluate", wanted);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError("axe-core failed: " + answer.get("exceptionDetails"));
        }
        return answer.getAsJsonObject("result").get("value").getAsString();
    }

    private static String script() {
        try (InputStream file = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("axe-core can not be read", e);
        }
    }

    @Override
    public void close() {
        debugger.detach();
    }
}
