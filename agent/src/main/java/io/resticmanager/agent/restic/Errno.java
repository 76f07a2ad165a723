package io.resticmanager.agent.restic;

/** restic 0.14 gives the number of a system error and no words; these are Linux's. */
final class Errno {

    private Errno() {}

    static String text(int errno) {
        return switch (errno) {
            case 1 -> "operation not permitted";
            case 2 -> "no such file or directory";
            case 5 -> "input/output error";
            case 13 -> "permission denied";
            case 24 -> "too many open files";
            case 40 -> "too many levels of symbolic links";
            case 116 -> "stale file handle";
            default -> "system error " + errno;
        };
    }
}
