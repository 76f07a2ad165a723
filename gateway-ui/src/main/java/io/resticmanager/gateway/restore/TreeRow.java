package io.resticmanager.gateway.restore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import io.resticmanager.contracts.agent.AgentMessage.FoundEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.gateway.restore.Selection.Share;
import io.resticmanager.gateway.view.Words;
import org.jspecify.annotations.Nullable;

/** A row of the tree or of what a search found; {@code inside} is null while a folder is closed, and of everything else. */
public record TreeRow(String prefix, String path, String label, String type, long bytes, @Nullable Instant mtime,
        Share share, @Nullable FolderView inside) {

    private static final int ID_BYTES = 12;

    /** Everything in the snapshot. */
    static TreeRow top(Selection selection, @Nullable FolderView inside) {
        return new TreeRow("t", SnapshotPath.TOP, "Everything in this snapshot", "dir", 0, null,
                selection.of(SnapshotPath.TOP), inside);
    }

    static TreeRow of(String folder, TreeEntry entry, Selection selection, @Nullable FolderView inside) {
        var path = SnapshotPath.child(folder, entry.name());
        return new TreeRow("t", path, ShownName.of(entry.name()), entry.type(), entry.size(), entry.mtime(),
                selection.of(path), inside);
    }

    static TreeRow found(FoundEntry entry, Selection selection) {
        return new TreeRow("f", entry.path(), ShownName.of(entry.path()), entry.type(), entry.size(), entry.mtime(),
                selection.of(entry.path()), null);
    }

    public boolean folder() {
        return type.equals("dir");
    }

    /** Names its button, whatever characters the path has. */
    public String id() {
        return id(prefix, path);
    }

    static String id(String prefix, String path) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return prefix + "-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As {@link SnapshotPath#coded}. */
    public String coded() {
        return SnapshotPath.coded(path);
    }

    /** What its button does: chooses it, or takes it out again. */
    public String choice() {
        return (share == Share.all ? "-" : "+") + coded();
    }

    /** For a check box of three states. */
    public String checked() {
        return switch (share) {
            case all -> "true";
            case some -> "mixed";
            case none -> "false";
        };
    }

    public String icon() {
        return switch (type) {
            case "dir" -> "i-folder";
            case "file" -> "i-file";
            case "symlink" -> "i-arrow";
            default -> "i-gear";
        };
    }

    /** What it is, where that is not plain from the look of it. */
    public String kind() {
        return switch (type) {
            case "dir", "file" -> "";
            case "symlink" -> "link";
            case "dev" -> "block device";
            case "chardev" -> "character device";
            case "fifo" -> "named pipe";
            case "socket" -> "socket";
            default -> "special file";
        };
    }

    public String size() {
        return type.equals("file") ? Words.size(bytes) : "";
    }

    /** Whether it can be chosen by itself, or only its folder. */
    public boolean choosable() {
        return ShownName.known(path);
    }

    /** Whether it can be asked what stands in it. */
    public boolean opens() {
        return folder() && choosable();
    }

    public boolean isOpen() {
        return inside != null;
    }
}
