import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Takes out of a Java runtime's list of security providers those whose modules it was made without. jlink leaves them in, and
 * Java looks for each on the class path, for which it makes every provider there is: that of Bouncy Castle alone has 650 classes.
 *
 * <p>{@code java SecurityProviders.java RUNTIME}, with the JDK that the runtime was made of, or one of the same version.
 */
final class SecurityProviders {

    private static final String ENTRY = "security.provider.";

    public static void main(String[] arguments) throws IOException {
        var runtime = Path.of(arguments[0]);
        var file = runtime.resolve("conf/security/java.security");
        Files.write(file, kept(Files.readAllLines(file), modules(runtime.resolve("release"))));
    }

    private static List<String> modules(Path release) throws IOException {
        var said = new Properties();
        try (var in = Files.newInputStream(release)) {
            said.load(in);
        }
        return Arrays.asList(said.getProperty("MODULES").replace("\"", "").split(" "));
    }

    /** The numbers go on without a gap, as the list ends at the first that is missing. */
    private static List<String> kept(List<String> lines, List<String> modules) {
        var homes = Arrays.stream(Security.getProviders())
                .collect(Collectors.toMap(Provider::getName, one -> one.getClass().getModule().getName()));
        var number = new int[1];
        return lines.stream().filter(line -> !isEntry(line) || isThere(line, homes, modules))
                .map(line -> isEntry(line) ? ENTRY + ++number[0] + line.substring(line.indexOf('=')) : line).toList();
    }

    private static boolean isEntry(String line) {
        return line.startsWith(ENTRY);
    }

    // One of another system is not known here, and stays.
    private static boolean isThere(String line, Map<String, String> homes, List<String> modules) {
        var home = homes.get(line.substring(line.indexOf('=') + 1).split(" ")[0]);
        return home == null || modules.contains(home);
    }
}
