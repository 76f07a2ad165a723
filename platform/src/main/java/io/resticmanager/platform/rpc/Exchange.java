package io.resticmanager.platform.rpc;

import io.nats.client.impl.Headers;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.secret.SealBroken;
import io.resticmanager.platform.sqlite.StorageTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of request as bytes in and bytes out: reads it, checks the role, asks the handler, writes value or problem. */
record Exchange<Q, A>(Rpc<Q, A> rpc, Role needed, Handler<Q, A> handler) {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** The bytes of a reply; a problem also carries the error headers of the NATS service API. */
    record Answer(byte[] body, Headers headers) {

        static Answer of(Reply<?> reply) {
            return switch (reply) {
                case Reply.Value<?>(var value) -> new Answer(Json.bytes(value), new Headers());
                case Reply.Refused<?>(var problem) -> new Answer(Json.bytes(problem), headersOf(problem));
            };
        }

        private static Headers headersOf(Problem problem) {
            return new Headers()
                    .put(ServiceMessage.NATS_SERVICE_ERROR, problem.title())
                    .put(ServiceMessage.NATS_SERVICE_ERROR_CODE, Integer.toString(problem.status()));
        }
    }

    Answer answer(byte[] message) {
        RpcRequest request;
        Q body;
        try {
            request = Json.read(message, RpcRequest.class);
            // Before the body: who may not ask is told that and nothing of what they sent.
            if (!request.actor().role().covers(needed)) {
                return Answer.of(Reply.refused(Problem.forbidden(needed)));
            }
            body = Json.read(request.body(), rpc.request());
        } catch (Json.Malformed e) {
            return Answer.of(Reply.refused(Problems.malformed(String.valueOf(e.getMessage()))));
        }
        return answer(request, body);
    }

    private Answer answer(RpcRequest request, Q body) {
        var caller = new Caller(request.actor(), rpc.subject(), request.id(), request.replyKey());
        try {
            return Answer.of(handler.answer(caller, body));
        } catch (SealBroken e) {
            LOG.info("a sealed field does not open subject={} request={}", rpc.subject(), request.id());
            return Answer.of(Reply.refused(SealBroken.PROBLEM));
        } catch (RuntimeException e) {
            LOG.error("request failed subject={} request={}", rpc.subject(), request.id(), e);
            return Answer.of(Reply.refused(StorageTrouble.behind(e).map(Problem::notStored)
                    .orElseGet(Problem::broken)));
        }
    }
}
