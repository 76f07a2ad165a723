package io.resticmanager.agent.restic;

import java.io.File;

/** Where restic's stdin comes from: without a password it would otherwise wait there for one. */
public final class NullDevice {

    public static final File FILE = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private NullDevice() {}
}
