package io.resticmanager.contracts.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Sealed;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

    private static final String HOST = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final String KEEPER = "01JTCW3V5D3XQ0P1T6C2B6E7F9";
    private static final String URL = "rest:https://backup.example.org:8001/ada/";

    @Test
    void shouldLookAsWritten() throws Exception {
        Golden.roundTrips("rpc/maintenance",
                new HubRpc.Maintenance(true, URL, "keeper", true, true, KEEPER, false), HubRpc.Maintenance.class);
        Golden.roundTrips("rpc/maintenance.none",
                new HubRpc.Maintenance(false, null, null, false, false, null, false), HubRpc.Maintenance.class);
        Golden.roundTrips("rpc/maintenance.put", new HubRpc.PutMaintenance(HOST, URL, "keeper",
                new Sealed("c2VjcmV0"), new Sealed("c2VjcmV0LTI"), KEEPER), HubRpc.PutMaintenance.class);
    }

    @Test
    void shouldSayWhoseRepositoryACommandIsAbout() throws Exception {
        var run = new HubMessage.CommandRun(HOST, JobKind.prune, Instant.parse("2026-05-04T12:00:00Z"), null, null);

        Golden.roundTrips("rpc/agent.command", AgentCommand.of(run, KEEPER), AgentCommand.class);
    }

    @Test
    void shouldReadACommandThatNamesNoOtherHost() throws Exception {
        var command = Json.read("{\"cancel\":{\"job_id\":\"" + HOST + "\"}}", AgentCommand.class);

        assertThat(command).isEqualTo(AgentCommand.of(new HubMessage.CommandCancel(HOST)));
    }
}
