package io.resticmanager.agent.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a file in the memory of a process.
 *
 * @param start its address, in bytes
 * @param length in bytes
 */
record Mapping(long start, long length) {

    private static final int FIELDS = 6;

    /** Those of {@code /proc/PID/maps} that the process can not write to (proc_pid_maps(5)). */
    static List<Mapping> readOnly(List<String> maps) {
        var found = new ArrayList<Mapping>();
        for (var line : maps) {
            // start-end, rights, offset, device, inode, path
            var fields = line.split(" +", FIELDS);
            if (fields.length == FIELDS && fields[1].charAt(1) == '-' && fields[5].startsWith("/")) {
                found.add(of(fields[0]));
            }
        }
        return found;
    }

    private static Mapping of(String range) {
        var end = range.indexOf('-');
        var start = Long.parseUnsignedLong(range, 0, end, 16);
        return new Mapping(start, Long.parseUnsignedLong(range, end + 1, range.length(), 16) - start);
    }
}
