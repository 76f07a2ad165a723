package io.resticmanager.tests.kit;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;

/** A machine with a connected agent, and who looks after it. */
public record Host(String id, String name, Repository repository, AgentProcess agent, Administrator administrator) {

    /** Mints a token, enrols, and waits until the agent is there. */
    public static Host join(Stage stage, String agentUrl, Administrator administrator, String name,
            Repository repository) throws Exception {
        return join(stage, agentUrl, administrator, name, repository, ToolPaths.restic018());
    }

    public static Host join(Stage stage, String agentUrl, Administrator administrator, String name,
            Repository repository, Path restic, String... more) throws Exception {
        return join(stage, agentUrl, administrator, name, repository, restic, Map.of(), more);
    }

    /** @param environment of the agent that runs */
    public static Host join(Stage stage, String agentUrl, Administrator administrator, String name,
            Repository repository, Path restic, Map<String, String> environment, String... more) throws Exception {
        var ticket = administrator.mint(name, repository);
        var agent = AgentProcess.join(stage, name, agentUrl, ticket.text("token"), restic, environment, more);
        var id = administrator.api().ask("/api/enrolment-tokens/" + ticket.text("token_id")).text("host_id");
        administrator.awaitOnline(id);
        return new Host(id, name, repository, agent, administrator);
    }

    /** Makes its repository. */
    public Host initialised() throws Exception {
        succeeded(administrator.run(id, JobKind.init));
        return this;
    }

    /** Runs it to its good end. */
    public Job done(JobKind kind, Map<String, Object> options) throws Exception {
        return succeeded(administrator.run(id, kind, options));
    }

    /** @return the id of the job */
    public String backUp(Source source) throws Exception {
        return administrator.backUp(id, source);
    }

    public Job succeeded(String jobId) {
        var job = administrator.awaitOver(jobId);
        if (job.status() != JobStatus.succeeded) {
            throw new AssertionError("%s ended %s: %s".formatted(job.kind(), job.status(), job.error()));
        }
        return job;
    }
}
