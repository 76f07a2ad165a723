package io.resticmanager.hub.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.hub.http.Problems;
import org.jspecify.annotations.Nullable;

/** Install scripts and agent packages, for an endpoint that has no agent yet; open to all, as there is no secret in them. */
@Controller("/install")
@Secured("isAnonymous()")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class InstallController {

    // A table rather than a path put together: what is asked for never becomes part
    // of a file's name.
    private static final Map<String, String> PACKAGES = Map.of(
            "linux/amd64", "restic-manager-agent-linux-amd64.tar.gz",
            "linux/arm64", "restic-manager-agent-linux-arm64.tar.gz",
            "windows/amd64", "restic-manager-agent-windows-amd64.zip");

    private final @Nullable Path packages;

    InstallController(InstallSettings settings) {
        this.packages = settings.packagesDir();
    }

    @Get("/install.sh")
    HttpResponse<?> linux() {
        return file("install.sh", MediaType.TEXT_PLAIN_TYPE);
    }

    @Get("/install.ps1")
    HttpResponse<?> windows() {
        return file("install.ps1", MediaType.TEXT_PLAIN_TYPE);
    }

    @Get("/agent/{os}/{arch}")
    HttpResponse<?> agent(@PathVariable String os, @PathVariable String arch) {
        var name = PACKAGES.get(os + "/" + arch);
        return name == null
                ? Problems.response(Problem.notFound("There is no agent for that system; there are "
                        + String.join(", ", PACKAGES.keySet().stream().sorted().toList()) + "."))
                : file(name, MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }

    private HttpResponse<?> file(String name, MediaType type) {
        var file = packages == null ? null : packages.resolve(name);
        return file != null && Files.isReadable(file)
                ? HttpResponse.ok(new SystemFile(file.toFile(), type))
                : Problems.response(
                        Problem.notFound("This build carries no agent package (" + name + "). The folder that "
                                + "holds them is named by RM_INSTALL_PACKAGES_DIR."));
    }
}
