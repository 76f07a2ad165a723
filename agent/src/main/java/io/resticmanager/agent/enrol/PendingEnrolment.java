package io.resticmanager.agent.enrol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.contracts.json.Wire;

/**
 * The agent token of an enrolment that may already have happened: it is on disk before it is sent, so that after a lost
 * answer the same enrolment token gives the same host again.
 */
@Wire
record PendingEnrolment(String enrolmentHash, String agentToken) {

    private static final String NAME = "enrolment";
    private static final int TOKEN_BYTES = 32;

    static PendingEnrolment prepare(SealedFiles files, String enrolmentToken) {
        var hash = hash(enrolmentToken);
        return files.read(NAME, PendingEnrolment.class)
                .filter(kept -> kept.enrolmentHash().equals(hash))
                .orElseGet(() -> mint(files, hash));
    }

    private static PendingEnrolment mint(SealedFiles files, String hash) {
        var token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        var fresh = new PendingEnrolment(hash, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
        files.write(NAME, fresh);
        return fresh;
    }

    static void done(SealedFiles files) {
        files.remove(NAME);
    }

    static String hash(String enrolmentToken) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(enrolmentToken.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "PendingEnrolment[]";
    }
}
