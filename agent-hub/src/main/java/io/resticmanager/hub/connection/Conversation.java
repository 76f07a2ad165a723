package io.resticmanager.hub.connection;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.ProtocolError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each frame of an agent means to the hub. What is not understood is answered and otherwise ignored. */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    // What a JSON number carries without loss (RFC 8259, 6).
    private static final long HIGHEST = 1L << 53;

    private final AgentIdentity agent;

    private final Line line;

    private final Reception reception;

    private boolean complained;

    private @Nullable Attendance attendance;

    Conversation(AgentIdentity agent, Line line, Reception reception) {
        this.agent = agent;
        this.line = line;
        this.reception = reception;
    }

    String hostId() {
        return agent.hostId();
    }

    boolean greeted() {
        return attendance != null;
    }

    void hear(Inbound inbound) throws InterruptedException {
        switch (inbound) {
            case Inbound.Text(var text) -> hear(FrameCodec.FROM_AGENT.decode(text));
            case Inbound.TooLarge(var bytes) -> tooLarge(bytes);
            case Inbound.Binary() -> refuse("binary", "the protocol speaks text");
            case Inbound.Closed() -> end();
        }
        if (attendance != null) {
            attendance.endIfTheGapIsIgnored();
        }
    }

    private void hear(Decoded<AgentMessage> decoded) throws InterruptedException {
        switch (decoded) {
            case Decoded.Understood<AgentMessage>(var frame) -> understood(frame);
            case Decoded.UnknownType<AgentMessage>(var type, _) ->
                refuse("unknown_type", "no such type: " + Printable.of(type));
            case Decoded.Malformed<AgentMessage>(var why, _, var re, var seq) -> malformed(why, re, seq);
            case Decoded.TooLarge<AgentMessage>(var bytes) -> tooLarge(bytes);
        }
    }

    private void understood(Frame<AgentMessage> frame) throws InterruptedException {
        if (attendance != null) {
            attendance.hear(frame);
        } else if (frame.message() instanceof AgentMessage.Hello hello && tooHigh(hello)) {
            refuse("malformed", "nobody has counted to the numbers of this hello");
        } else if (frame.message() instanceof AgentMessage.Hello hello) {
            attendance = reception.welcome(agent, line, frame.id(), hello).orElse(null);
        } else {
            refuse("hello_expected", "the first frame is hello");
        }
    }

    // The next number has to be one too, here and in the database.
    private static boolean tooHigh(AgentMessage.Hello hello) {
        return hello.configRevision() > HIGHEST || hello.lastSeq() > HIGHEST;
    }

    // A frame that nobody will ever read must not hold up those behind it in the
    // agent's outbox.
    private void malformed(String why, @Nullable String re, @Nullable Long seq) throws InterruptedException {
        refuse("malformed", why);
        if (attendance != null) {
            attendance.unreadable(re);
        }
        if (attendance != null && seq != null) {
            attendance.skip(seq);
        }
    }

    private void tooLarge(long bytes) {
        refuse("too_large", "a frame has at most " + Frame.MAX_BYTES + " bytes, this one " + bytes);
        if (attendance != null) {
            attendance.missed();
        }
    }

    private void refuse(String code, String message) {
        if (!complained) {
            complained = true;
            LOG.warn("frame not understood host={} code={}: {} (said once per connection)", hostId(), code, message);
        }
        line.say(new ProtocolError(code, message));
    }

    void end() {
        if (attendance != null) {
            reception.farewell(attendance);
            attendance = null;
        }
    }
}
