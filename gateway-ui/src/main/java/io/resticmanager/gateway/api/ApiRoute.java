package io.resticmanager.gateway.api;

import static io.resticmanager.gateway.api.ApiDocument.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.type.Argument;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.session.Session;

/**
 * What the code says of one operation.
 *
 * @param path with its variables as OpenAPI has them, {@code /api/hosts/{id}}
 * @param verb in small letters
 * @param id {@code hosts.show}, of the controller and its method
 * @param needs who may ask
 */
record ApiRoute(String path, String verb, String id, Needs needs) {

    static final Comparator<ApiRoute> BY_PATH = Comparator.comparing(ApiRoute::path).thenComparing(ApiRoute::verb);
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)[^}]*}");

    /** Nobody in particular, a session and nothing else, or either; and whether the password has to be fresh. */
    record Needs(boolean nobody, boolean session, boolean password) {}

    static ApiRoute of(UriRouteInfo<?, ?> route) {
        var method = ((MethodBasedRouteInfo<?, ?>) route).getTargetMethod();
        var area = method.getDeclaringType().getSimpleName().replaceFirst("Api$", "");
        var id = area.substring(0, 1).toLowerCase(Locale.ROOT) + area.substring(1) + "." + method.getMethodName();
        return new ApiRoute(VARIABLE.matcher(route.getUriMatchTemplate().toString()).replaceAll("{$1}"),
                route.getHttpMethodName().toLowerCase(Locale.ROOT), id,
                needs(route.getAnnotationMetadata(), method.getArguments()));
    }

    private static Needs needs(AnnotationMetadata of, Argument<?>[] arguments) {
        return new Needs(List.of(of.stringValues(Secured.class)).contains(SecurityRule.IS_ANONYMOUS),
                Arrays.stream(arguments).anyMatch(argument -> argument.getType() == Session.class),
                of.hasAnnotation(PasswordFirst.class));
    }

    /** As in {@code GET /api/hosts/{id}}. */
    String name() {
        return verb.toUpperCase(Locale.ROOT) + " " + path;
    }

    /** Adds it to what is written of the operation. */
    void addTo(Map<String, Object> operation) {
        operation.put("operationId", id);
        operation.put("security", security());
        operation.put("x-wants-password", needs.password());
        VARIABLE.matcher(path).results().map(found -> found.group(1)).filter(name -> !isDescribed(operation, name))
                .forEach(name -> list(operation, "parameters").add(pathParameter(name)));
    }

    // Shared parameters are called by their name, with a capital.
    private static boolean isDescribed(Map<String, Object> operation, String name) {
        var shared = "#/components/parameters/" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return operation.containsKey("parameters") && list(operation, "parameters").stream()
                .anyMatch(parameter -> name.equals(parameter.get("name")) || shared.equals(parameter.get("$ref")));
    }

    private static Map<String, Object> pathParameter(String name) {
        var parameter = new LinkedHashMap<String, Object>();
        parameter.put("name", name);
        parameter.put("in", "path");
        parameter.put("required", true);
        parameter.put("schema", Map.of("type", "string"));
        return parameter;
    }

    private List<Map<String, List<String>>> security() {
        if (needs.nobody()) {
            return new ArrayList<>();
        }
        var session = way("session");
        if (!verb.equals("get")) {
            session.putAll(way("csrf"));
        }
        return needs.session() ? List.of(session) : List.of(session, way("token"));
    }

    // A list of its own each time: of one that stands in two places YAML makes an
    // anchor.
    private static Map<String, List<String>> way(String name) {
        var way = new LinkedHashMap<String, List<String>>();
        way.put(name, new ArrayList<>());
        return way;
    }
}
