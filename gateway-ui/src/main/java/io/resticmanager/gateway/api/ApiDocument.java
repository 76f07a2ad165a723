package io.resticmanager.gateway.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.web.router.Router;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI document of the API: paths, ids, parameters and who may ask come from the routes that are served, sentences and schemas
 * from {@code openapi/gateway.yml}, examples from {@code openapi/examples.yml}, which a test run wrote. See docs/adr/0082.
 */
@Singleton
final class ApiDocument {

    private static final String PREFIX = "/api/";
    private static final int WIDTH = 120;

    private final ResourceLoader files;
    private final Router router;
    // Routes do not change; the first who asks waits a moment.
    private final Supplier<String> text = SupplierUtil.memoized(this::made);

    ApiDocument(ResourceLoader files, Router router) {
        this.files = files;
        this.router = router;
    }

    String yaml() {
        return text.get();
    }

    private String made() {
        var document = read("openapi/gateway.yml");
        var words = fields(document, "paths");
        var examples = read("openapi/examples.yml");
        var paths = new LinkedHashMap<String, Object>();
        for (var route : routes()) {
            var operation = fields(fields(words, route.path()), route.verb());
            route.addTo(operation);
            Examples.add(document, operation, fields(examples, route.name()));
            fields(paths, route.path()).put(route.verb(), operation);
        }
        document.put("paths", paths);
        return dumped(document);
    }

    private List<ApiRoute> routes() {
        return router.uriRoutes().filter(route -> route.getUriMatchTemplate().toString().startsWith(PREFIX))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(ApiRoute::of).distinct().sorted(ApiRoute.BY_PATH).toList();
    }

    private Map<String, Object> read(String name) {
        try (var file = files.getResourceAsStream("classpath:" + name)
                .orElseThrow(() -> new IllegalStateException(name + " is missing from the class path"))) {
            Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return Objects.requireNonNullElseGet(read, LinkedHashMap::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object of that name in another, made where it is missing. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> fields(Map<String, Object> in, String name) {
        return (Map<String, Object>) in.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
    }

    /** The list of that name, likewise; it can grow. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> in, String name) {
        return (List<Map<String, Object>>) in.computeIfAbsent(name, _ -> new ArrayList<Map<String, Object>>());
    }

    private static String dumped(Map<String, Object> document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setWidth(WIDTH);
        return new Yaml(options).dump(document);
    }
}
