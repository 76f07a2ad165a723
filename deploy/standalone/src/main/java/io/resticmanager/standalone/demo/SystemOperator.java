package io.resticmanager.standalone.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.rpc.SealedCalls;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** Asks the services as the system, so that the set-up link is left for the person at the terminal. */
final class SystemOperator implements Operator {

    private static final Actor DEMO = Actor.system("demo");

    private final RpcClient client;
    private final SealedCalls sealedCalls;

    SystemOperator(RpcClient client, SealedCalls sealedCalls) {
        this.client = client;
        this.sealedCalls = sealedCalls;
    }

    @Override
    public String mintToken(String hostName, Repository repository) {
        return value(sealedCalls.call(HubRpc.PUBLIC_KEY, HubRpc.MINT_TOKEN, DEMO,
                envelope -> new HubRpc.MintToken(hostName, List.of("demo"), repository.url(), repository.user(),
                        envelope.seal(repository.password()), envelope.seal(repository.serverPassword()), null, null),
                (envelope, minted) -> envelope.open(minted.token())));
    }

    @Override
    public boolean isOnline(String hostId) {
        return ask(HubRpc.HOST, new HubRpc.HostId(hostId)).presence() == HubHost.Presence.online;
    }

    @Override
    public boolean isInitialised(String hostId) {
        return ask(JobsRpc.HOSTS, new JobsRpc.HostIds(List.of(hostId))).items().stream()
                .anyMatch(host -> host.repositoryState() == HostJobs.RepositoryState.ready);
    }

    @Override
    public String run(String hostId, JobKind kind, Optional<Source> source) {
        var options = source.map(given -> Json.tree(new BackupOptions(null, given)))
                .orElseGet(() -> JsonNode.createObjectNode(Map.of()));
        return ask(JobsRpc.RUN, new JobsRpc.Run(hostId, kind, options)).jobId();
    }

    @Override
    public Job job(String jobId) {
        return ask(JobsRpc.GET, new JobsRpc.JobId(jobId));
    }

    private <Q, A> A ask(Rpc<Q, A> rpc, Q question) {
        return value(client.call(rpc, question, DEMO));
    }

    private static <A> A value(Reply<A> reply) {
        return switch (reply) {
            case Reply.Value<A>(var value) -> value;
            case Reply.Refused<A>(var problem) -> throw new CannotStart(ExitCode.FAILED,
                    problem.title() + ": " + problem.detail());
        };
    }
}
