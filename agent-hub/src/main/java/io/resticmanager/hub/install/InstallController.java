package io.resticmanager.hub.install;

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

/** Install scripts and agent packages, for an endpoint that has no agent yet; open to all, as there is no secret in them. */
@Controller("/install")
@Secured("isAnonymous()")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class InstallController {

    private final AgentPackages packages;

    InstallController(AgentPackages packages) {
        this.packages = packages;
    }

    @Get("/install.sh")
    HttpResponse<?> linux() {
        return file("install.sh", MediaType.TEXT_PLAIN_TYPE);
    }

    @Get("/install.ps1")
    HttpResponse<?> windows() {
        return file("install.ps1", MediaType.TEXT_PLAIN_TYPE);
    }

    /** A package, or its checksum as sha256sum writes it: {@code /install/agent/linux/amd64.sha256}. */
    @Get("/agent/{os}/{arch:.+}")
    HttpResponse<?> agent(@PathVariable String os, @PathVariable String arch) {
        return AgentPackages.fileName(os + "/" + arch)
                .<HttpResponse<?>>map(name -> file(name, name.endsWith(".sha256")
                        ? MediaType.TEXT_PLAIN_TYPE
                        : MediaType.APPLICATION_OCTET_STREAM_TYPE))
                .orElseGet(() -> Problems.response(Problem.notFound("There is no agent for that system; there are "
                        + String.join(", ", AgentPackages.known()) + ".")));
    }

    private HttpResponse<?> file(String name, MediaType type) {
        return packages.file(name).<HttpResponse<?>>map(file -> HttpResponse.ok(new SystemFile(file.toFile(), type)))
                .orElseGet(() -> Problems.response(
                        Problem.notFound("This build carries no agent package (" + name + "). The folder that "
                                + "holds them is named by RM_INSTALL_PACKAGES_DIR.")));
    }
}
