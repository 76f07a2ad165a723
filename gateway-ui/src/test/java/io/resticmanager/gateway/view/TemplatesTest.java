package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fleet.FleetHost;
import io.resticmanager.gateway.session.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Every page with nothing, one, many and hostile things to show. */
class TemplatesTest {

    private static final Pattern IDS = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern HANDLERS = Pattern.compile("<[^>]+\\son[a-z]+=", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELDS = Pattern
            .compile("<(?:input|select|textarea)\\b(?![^>]*type=\"hidden\")[^>]*>");
    private static final TemplateEngine ENGINE = engine();

    @ParameterizedTest
    @MethodSource("io.resticmanager.gateway.view.PageSamples#pages")
    void shouldRenderAWholePage(String name, Map<String, Object> model) {
        for (var role : Role.values()) {
            var html = render(name, model, role);

            assertThat(html).startsWith("<!DOCTYPE html>").contains("<title>").endsWith("</html>");
            wellBehaved(html);
        }
    }

    @ParameterizedTest
    @MethodSource("io.resticmanager.gateway.view.PageSamples#fragments")
    void shouldRenderAPartThatReplacesItself(String name, Map<String, Object> model) {
        var html = render(name, model, Role.admin);

        assertThat(html).doesNotContain("<html").contains("data-live-src=\"/fragments/");
        wellBehaved(html);
    }

    private static void wellBehaved(String html) {
        assertThat(html).doesNotContain("<script>alert").doesNotContain(" style=").doesNotContain("th:");
        assertThat(HANDLERS.matcher(html).find()).as("an inline handler").isFalse();
        assertThat(IDS.matcher(html).results().map(match -> match.group(1)).toList()).doesNotHaveDuplicates();
        FIELDS.matcher(html).results().forEach(field -> assertThat(labelled(html, field)).as(field.group()).isTrue());
    }

    // By its id, or by standing inside the label.
    private static boolean labelled(String html, MatchResult field) {
        var before = html.substring(0, field.start());
        var id = IDS.matcher(field.group());
        return before.lastIndexOf("<label") > before.lastIndexOf("</label")
                || id.find() && html.contains(" for=\"" + id.group(1) + "\"");
    }

    private static String render(String name, Map<String, Object> model, Role role) {
        var all = new HashMap<String, Object>(Map.of("alerts", AlertSamples.marks().getLast(), "disk",
                DiskSamples.notes().getFirst()));
        all.putAll(model);
        all.put("session", new Session(ID, ID, HOSTILE, role, NOON, NOON));
        all.put("csrfToken", "token");
        all.put("version", "0.1.0");
        return ENGINE.process(name, new Context(Locale.ROOT, all)).strip();
    }

    private static TemplateEngine engine() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("views/");
        files.setSuffix(".html");
        var engine = new TemplateEngine();
        engine.setTemplateResolver(files);
        engine.setLinkBuilder(new StandardLinkBuilder() {

            @Override
            protected String computeContextPath(IExpressionContext context, String base,
                    Map<String, Object> parameters) {
                return "";
            }
        });
        return engine;
    }
}
