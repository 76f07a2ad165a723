package io.resticmanager.agent.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What this machine is, in the words that packages use: {@code linux}, {@code amd64}. */
public record Machine(String hostname, String os, String arch) {

    public static Machine here() {
        return new Machine(
                currentHostname(), os(System.getProperty("os.name")), arch(System.getProperty("os.arch")));
    }

    static String os(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? "windows" : lower.startsWith("mac") ? "darwin" : lower;
    }

    static String arch(String name) {
        return switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }

    // The kernel's word is what restic uses; the resolver's may be another, or
    // fail.
    private static String currentHostname() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return resolvedHostname();
        }
    }

    private static String resolvedHostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
