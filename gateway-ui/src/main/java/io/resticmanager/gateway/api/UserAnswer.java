package io.resticmanager.gateway.api;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.invitation.Invitation;
import io.resticmanager.gateway.user.Member;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in; {@code invited} while they have chosen no password, {@code invitation} while a link waits for them. */
@Wire
record UserAnswer(String id, String username, Role role, boolean invited, Instant createdAt,
        @Nullable Instant signedInAt, @Nullable Link invitation) {

    @Wire
    record Link(String id, String madeBy, Instant madeAt, Instant expiresAt) {}

    static UserAnswer of(Member member, @Nullable Invitation link) {
        return new UserAnswer(member.id(), member.name(), member.role(), member.invited(), member.createdAt(),
                member.signedInAt(),
                link == null ? null : new Link(link.id(), link.madeBy(), link.madeAt(), link.expiresAt()));
    }
}
