package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of every kind and name, one of more than 2 GiB, and how a tree looks to tar: contents, names, owners, modes, times,
 * links, devices, holes and extended attributes in one checksum, made by a program that is not ours.
 */
public final class NastyTree {

    private static final String MAKE = """
            umask 022
            mkdir odd; cd odd
            for name in 'star*[x]?.txt' 'starx1.txt' 'back\\slash' 'new
            line' '$HOME.txt' '--exclude' 'übung-日本.txt' 'co: lon, and more' ' blank ' "'\\"\\`;&|!#~" '<b>bold'; do
                printf 'this is %s' "$name" > "./$name"
            done
            printf x > "$(printf 'latin1-\\374')"
            cd ..
            mkdir empty-folder; : > empty
            deep=deep; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do deep=$deep/twenty-letters-each-$i; done
            mkdir -p "$deep"; echo deep > "$deep/file"
            truncate -s 3M sparse; printf 7 >> sparse
            head -c 700000 /dev/urandom > random; ln random same-as-random
            ln -s empty-folder relative; ln -s /etc/passwd absolute; ln -s not/there dangling
            mkfifo -m 640 pipe
            mkdir read-only; echo r > read-only/file; chmod 400 read-only/file; chmod 555 read-only
            echo s > program; chmod 4755 program; mkdir shared; chmod 2775 shared
            head -c 8388608 /dev/urandom > block
            for i in 1 2 3 4 5 6 7 8; do cat block block block block block block block block; done > half-a-gigabyte
            cat half-a-gigabyte half-a-gigabyte half-a-gigabyte half-a-gigabyte > large; printf 1 >> large
            rm block half-a-gigabyte
            if [ "$(id -u)" = 0 ]; then
                mknod -m 600 null c 1 3; echo o > owned; chown 1234:4321 owned shared; chown -h 1234 dangling
                echo s > owned-program; chown 1234:4321 owned-program; chmod 6755 owned-program
            fi
            """;

    private NastyTree() {}

    /** Fills the folder. */
    public static Path in(Path folder) throws Exception {
        shell(folder, MAKE);
        Files.setAttribute(folder.resolve("random"), "user:note", "kept".getBytes(StandardCharsets.US_ASCII));
        return folder;
    }

    /** Two trees with the same checksum are the same in all that restic keeps. */
    public static String checksum(Path folder) throws Exception {
        return shell(folder, "tar --create --sort=name --numeric-owner --xattrs --format=posix"
                + " --pax-option=delete=atime,delete=ctime --exclude=./large . | sha256sum; stat -c '%s %u %g %a %Y' large; sha256sum < large");
    }

    /** Names and contents alone. */
    public static String contents(Path folder) throws Exception {
        return shell(folder, "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum");
    }

    public static String shell(Path folder, String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("/bin/sh", "-ec", script).directory(folder.toFile()).redirectErrorStream(true)
                .start();
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }
}
