package io.resticmanager.platform.story;

import io.resticmanager.platform.service.ServiceProcess;

/** The two services as a process of their own. */
public final class StoryProcess {

    private StoryProcess() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess.run(args);
    }
}
