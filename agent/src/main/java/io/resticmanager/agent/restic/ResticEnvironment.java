package io.resticmanager.agent.restic;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.HubMessage;

/**
 * The environment of a restic child, built from empty: the credentials are in here and nowhere else. The job's id and the
 * agent's own cache mark the child as ours, for the agent that comes after a crash.
 */
final class ResticEnvironment {

    static final String JOB_MARK = "RM_JOB_ID";
    static final String CACHE = "RESTIC_CACHE_DIR";
    private static final List<String> INHERITED = List.of("PATH", "HOME", "SSL_CERT_FILE", "SSL_CERT_DIR",
            "SystemRoot", "USERPROFILE", "ProgramData");

    private ResticEnvironment() {}

    /** @param inherited the agent's own environment, of which only harmless names are passed on */
    static Map<String, String> of(HubMessage.Repository repository, ResticVersion version, Path stateDir, String jobId,
            Map<String, String> inherited) {
        var environment = new HashMap<String, String>();
        INHERITED.stream().filter(inherited::containsKey).forEach(name -> environment.put(name, inherited.get(name)));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TMPDIR", stateDir.resolve("tmp").toString());
        environment.put(CACHE, cache(stateDir));
        environment.put("RESTIC_PROGRESS_FPS", "4");
        environment.put("RESTIC_PASSWORD", repository.password());
        environment.put(JOB_MARK, jobId);
        environment.putAll(location(repository, version));
        return environment;
    }

    static String cache(Path stateDir) {
        return stateDir.resolve("cache").toString();
    }

    private static Map<String, String> location(HubMessage.Repository repository, ResticVersion version) {
        var address = new RepositoryAddress(repository);
        var user = repository.username();
        var password = repository.serverPassword();
        if (user == null || password == null || address.restServer().isEmpty()) {
            return Map.of("RESTIC_REPOSITORY", repository.url());
        }
        return version.atLeast(ResticVersion.REST_CREDENTIALS)
                ? Map.of("RESTIC_REPOSITORY", repository.url(), "RESTIC_REST_USERNAME", user, "RESTIC_REST_PASSWORD",
                        password)
                : Map.of("RESTIC_REPOSITORY", address.withCredentials());
    }
}
