package io.resticmanager.standalone.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code setup/SecurityProviders.java} leaves of the list of a runtime that has few modules. */
final class SecurityProvidersTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path PROGRAM = Path.of("../../setup/SecurityProviders.java");

    @TempDir
    Path runtime;

    @Test
    void theRuntimeListsWhatItHasAndWhatIsOfAnotherSystem() throws Exception {
        var file = Files.createDirectories(runtime.resolve("conf/security")).resolve("java.security");
        Files.writeString(runtime.resolve("release"), "JAVA_VERSION=\"25\"\nMODULES=\"java.base java.naming\"\n");
        Files.write(file,
                List.of("# security.provider.9=XMLDSig", "security.provider.1=SUN", "security.provider.2=XMLDSig",
                        "security.provider.3=JdkLDAP", "security.provider.4=SunPKCS11 some.cfg",
                        "security.provider.5=OfAnotherSystem",
                        "securerandom.source=file:/dev/random"));

        var child = new ProcessBuilder(JAVA.toString(), PROGRAM.toString(), runtime.toString()).inheritIO().start();

        assertThat(child.waitFor()).isZero();
        assertThat(file).content().isEqualTo("""
                # security.provider.9=XMLDSig
                security.provider.1=SUN
                security.provider.2=JdkLDAP
                security.provider.3=OfAnotherSystem
                securerandom.source=file:/dev/random
                """);
    }
}
