package io.resticmanager.gateway.access;

import java.time.Instant;

import io.resticmanager.gateway.invitation.Invitation;
import io.resticmanager.gateway.user.Member;
import io.resticmanager.gateway.view.Tone;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in, and the link that waits for them, if any. */
public record UserView(Member member, @Nullable Invitation link, Instant now) {

    public String address() {
        return "/settings/users/" + member.id();
    }

    public Tone state() {
        if (!member.invited()) {
            return new Tone("ok", "i-ok", "Active");
        }
        return open() ? new Tone("off", "i-mail", "Invited") : new Tone("warn", "i-warn", "No open link");
    }

    /** Whether a link can be used now. */
    public boolean open() {
        return link != null && !link.over(now);
    }

    /** What is said of the link, without the time. */
    public String linkWords() {
        if (link == null) {
            return "";
        }
        return open()
                ? "Made by %s, good until".formatted(link.maker())
                : "Made by %s, expired".formatted(link.maker());
    }

    public String linkTitle() {
        return member.invited() ? "Invitation" : "Reset the password";
    }

    public String linkHint() {
        return member.invited()
                ? "%s has chosen no password yet. Send them a link that works once; a new one makes the one before void."
                        .formatted(member.name())
                : "A link with which %s chooses a new password, once. The present one is good until then."
                        .formatted(member.name());
    }
}
