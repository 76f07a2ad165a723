package io.resticmanager.standalone.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate that is made at the first start and kept. Its pin is the SHA-256 of the public key (SPKI), as RFC 7469
 * has it, written {@code sha256:HEX}, so that a renewed certificate over the same key keeps the pin.
 */
public final class SelfSigned {

    private static final Duration VALID = Duration.ofDays(3_650);
    private static final String ALIAS = "restic-manager";

    private SelfSigned() {}

    /** A PKCS #12 file with its password and the pin of its key. */
    public record Identity(Path keyStore, String password, String pin) {}

    /** @throws GeneralSecurityException when the file is not ours or the platform lacks an algorithm */
    public static Identity at(Path directory, List<String> names, Clock clock)
            throws GeneralSecurityException, IOException {
        var file = directory.resolve("tls.p12");
        // The password protects nothing that the file's mode does not; PKCS #12 demands
        // one.
        var password = "restic-manager";
        if (!Files.exists(file)) {
            save(file, password, names, clock);
        }
        return new Identity(file, password, pin(load(file, password).getCertificate(ALIAS)));
    }

    private static KeyStore load(Path file, String password) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static void save(Path file, String password, List<String> names, Clock clock)
            throws GeneralSecurityException, IOException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, keys.getPrivate(), password.toCharArray(),
                new Certificate[]{certificate(keys, names, clock)});
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    private static X509Certificate certificate(KeyPair keys, List<String> names, Clock clock)
            throws GeneralSecurityException, IOException {
        var subject = new X500Name("CN=restic-manager");
        var now = clock.instant();
        var builder = new JcaX509v3CertificateBuilder(
                subject, new BigInteger(128, new SecureRandom()), Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALID)), subject, keys.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(names.stream().map(SelfSigned::name).toArray(GeneralName[]::new)));
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("cannot sign the certificate", e);
        }
    }

    private static GeneralName name(String name) {
        return new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }

    static String pin(Certificate certificate) throws GeneralSecurityException {
        var key = certificate.getPublicKey().getEncoded();
        return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    }
}
