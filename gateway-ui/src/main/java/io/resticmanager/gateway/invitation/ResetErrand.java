package io.resticmanager.gateway.invitation;

import java.nio.file.Path;
import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.platform.errand.Errand;
import org.jspecify.annotations.Nullable;

/**
 * How a command on the server asks for a link with which somebody chooses a password, when nobody can sign in. Neither request nor
 * answer holds the link: whoever asks makes up the token and tells its hash.
 */
public final class ResetErrand {

    public static final String NAME = "reset-password";

    /** What comes behind the server's address, before the token. */
    public static final String PAGE = InvitationPage.PATH + "?token=";

    private ResetErrand() {}

    public static Errand<Request, Answer> in(Path dataDir) {
        return new Errand<>(dataDir, NAME, Request.class, Answer.class);
    }

    /** Who alone knows the way to a new password then. @param user the name, as typed */
    @Wire
    public record Request(String id, String user, String tokenHash, Instant expiresAt) implements Errand.Part {}

    /**
     * @param problem why there is no link, in a sentence
     * @param address what the token is put behind
     */
    @Wire
    public record Answer(String id, @Nullable String problem, @Nullable String user, @Nullable String address)
            implements
                Errand.Part {

        static Answer refused(Request request, String problem) {
            return new Answer(request.id(), problem, null, null);
        }
    }
}
