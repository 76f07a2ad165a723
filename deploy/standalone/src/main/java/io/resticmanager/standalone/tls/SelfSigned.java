package io.resticmanager.standalone.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
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
import java.util.Set;

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
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
        if (isMissing(file)) {
            save(file, password, names, clock);
        }
        return new Identity(file, password, pin(load(file, password).getCertificate(ALIAS)));
    }

    // An empty one is what a crash of an earlier version left; there was no key in
    // it
    // that anybody could have been told of.
    private static boolean isMissing(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
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
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        replace(file, bytes.toByteArray());
    }

    /** There as a whole or not at all, whenever the machine goes down: half a key would stop every later start. */
    private static void replace(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(fresh, options, OWNER_ONLY)) {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
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
