package io.resticmanager.gateway.web;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.views.thymeleaf.LinkBuilder;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;

/** Adds a checksum of the content to each link to a static file, so that a browser may keep it and yet sees every change. */
@Singleton
@Replaces(LinkBuilder.class)
final class VersionedLinks extends LinkBuilder {

    private static final String STATIC = "/static/";

    private final ResourceLoader files;
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    VersionedLinks(HttpServerConfiguration server, ResourceLoader files) {
        super(server);
        this.files = files;
    }

    // Parts of pages are also rendered for the live socket, where there is no
    // request; our links need none.
    @Override
    protected @Nullable String computeContextPath(IExpressionContext context, String base,
            Map<String, Object> parameters) {
        return null;
    }

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return versioned(link);
    }

    String versioned(String link) {
        if (!link.startsWith(STATIC) || link.contains("?")) {
            return link;
        }
        var fragment = link.indexOf('#');
        var path = fragment < 0 ? link : link.substring(0, fragment);
        return path + "?v=" + versions.computeIfAbsent(path, this::version)
                + (fragment < 0 ? "" : link.substring(fragment));
    }

    private String version(String path) {
        return content(path).map(VersionedLinks::checksum).orElse("missing");
    }

    private Optional<byte[]> content(String path) {
        return files.getResourceAsStream("classpath:static/" + path.substring(STATIC.length())).map(stream -> {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException("cannot read our own " + path, e);
            }
        });
    }

    // Not against anybody's malice: it only has to differ when the content does.
    private static String checksum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return "%08x".formatted(sum.getValue());
    }
}
