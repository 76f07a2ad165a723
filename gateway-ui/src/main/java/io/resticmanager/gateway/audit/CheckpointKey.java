package io.resticmanager.gateway.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.gateway.key.SealedKeys;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** The key pair that checkpoints and anchors are signed with, minted at the first start: who has the database alone can sign nothing. */
@Singleton
final class CheckpointKey {

    private static final String PURPOSE = "audit";
    private static final String ALGORITHM = "Ed25519";

    private final Transactions transactions;
    private final SealedKeys sealed;
    private volatile Pair pair = new Pair(null, "");

    CheckpointKey(@Named("gateway") Transactions transactions, SealedKeys sealed) {
        this.transactions = transactions;
        this.sealed = sealed;
    }

    private record Pair(@Nullable KeyPair keys, String id) {

        KeyPair present() {
            return Objects.requireNonNull(keys, "read at the start");
        }
    }

    @PostConstruct
    void mintOnce() throws GeneralSecurityException {
        var fresh = text(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        var keys = keys(transactions.<String>writeSql(connection -> {
            sealed.addIfMissing(connection, PURPOSE, fresh);
            return sealed.open(connection, PURPOSE);
        }));
        pair = new Pair(keys, id(keys));
    }

    Checkpoint sign(Checkpoint unsigned) {
        var named = new Checkpoint(unsigned.number(), unsigned.lastN(), unsigned.hash(), unsigned.at(), pair.id(), "");
        return named.signed(sign(named.statement()));
    }

    Anchor sign(Anchor unsigned) {
        var named = unsigned.of(pair.id());
        return named.signed(sign(named.statement()));
    }

    /** Whether we signed it, and it says what it said then. */
    boolean signed(Checkpoint checkpoint) {
        return signed(checkpoint.keyId(), checkpoint.statement(), checkpoint.signature());
    }

    /** The same of an anchor. */
    boolean signed(Anchor anchor) {
        return signed(anchor.keyId(), anchor.statement(), anchor.signature());
    }

    private String sign(byte[] statement) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.present().getPrivate());
            signature.update(statement);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a statement on the audit log can not be signed", e);
        }
    }

    private boolean signed(String keyId, byte[] statement, String by) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair.present().getPublic());
            signature.update(statement);
            return keyId.equals(pair.id()) && signature.verify(Base64.getDecoder().decode(by));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static String text(KeyPair keys) {
        var base64 = Base64.getEncoder();
        return base64.encodeToString(keys.getPrivate().getEncoded()) + ":"
                + base64.encodeToString(keys.getPublic().getEncoded());
    }

    private static KeyPair keys(String text) throws GeneralSecurityException {
        var colon = text.indexOf(':');
        var factory = KeyFactory.getInstance(ALGORITHM);
        var base64 = Base64.getDecoder();
        return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(base64.decode(text.substring(colon + 1)))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(text.substring(0, colon)))));
    }

    private static String id(KeyPair keys) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
