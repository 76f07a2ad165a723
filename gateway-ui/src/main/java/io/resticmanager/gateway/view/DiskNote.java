package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.resticmanager.contracts.storage.StorageRpc.Storage;
import io.resticmanager.gateway.disk.ServerDisks;
import io.resticmanager.gateway.disk.ServiceDisk;

/** The banner on every page while a disk of this server is full, nearly full, or can not be written to. */
public record DiskNote(List<ServiceDisk> ill) {

    /** In less than this hardly anything fits: a change takes some pages of 4 KiB in each database, and of the broker. */
    private static final long NEXT_TO_NOTHING = 1L << 20;

    private enum State {
        FULL, UNWRITABLE, LOW
    }

    public boolean told() {
        return !ill.isEmpty();
    }

    public String headline() {
        return switch (state()) {
            case FULL -> "The disk of this server is full.";
            case UNWRITABLE -> "This server can not store anything.";
            case LOW -> "The disk of this server is nearly full.";
        };
    }

    /** What it means, and what helps. */
    public String advice(boolean admin) {
        var helps = admin ? "Make room" : "An administrator has to make room";
        return switch (state()) {
            case FULL -> "Changes are refused. Backups go on, and agents keep what they have to tell. " + helps
                    + ": everything goes on by itself then.";
            case UNWRITABLE -> "Changes are refused. Backups go on, and agents keep what they have to tell."
                    + (admin ? "" : " An administrator has to look at it.");
            case LOW -> helps + " soon: once it is full, changes are refused.";
        };
    }

    /** A sentence for each data directory, with the services that keep theirs there; for administrators. */
    public List<String> places() {
        return ill.stream().map(disk -> disk.storage().path()).distinct().map(this::place).toList();
    }

    private String place(String path) {
        var there = ill.stream().filter(disk -> disk.storage().path().equals(path)).toList();
        var room = there.stream().map(disk -> disk.storage().freeBytes()).filter(Objects::nonNull).min(Long::compare)
                .map(free -> "%s free at %s".formatted(Words.size(free), path))
                .orElse("How much is free at %s is not known".formatted(path));
        return room + names(there) + causes(there) + ".";
    }

    // In one process all of them are in the same place, and their names say
    // nothing.
    private static String names(List<ServiceDisk> there) {
        return there.size() == ServerDisks.services()
                ? ""
                : there.stream().map(ServiceDisk::service).collect(Collectors.joining(", ", " (", ")"));
    }

    // That it is full the headline says.
    private static String causes(List<ServiceDisk> there) {
        return there.stream().map(ServiceDisk::storage).filter(storage -> !full(storage)).map(Storage::trouble)
                .filter(Objects::nonNull).distinct().map(why -> "; " + why).collect(Collectors.joining());
    }

    private State state() {
        if (ill.stream().map(ServiceDisk::storage).anyMatch(DiskNote::full)) {
            return State.FULL;
        }
        return ill.stream().anyMatch(disk -> disk.storage().trouble() != null) ? State.UNWRITABLE : State.LOW;
    }

    private static boolean full(Storage storage) {
        return storage.freeBytes() != null && storage.freeBytes() < NEXT_TO_NOTHING
                || storage.trouble() != null && storage.trouble().contains("disk is full");
    }
}
