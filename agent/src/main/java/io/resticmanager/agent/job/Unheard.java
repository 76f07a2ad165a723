package io.resticmanager.agent.job;

import io.resticmanager.contracts.agent.AgentMessage;

/** For what is said of a job whose end was told before: it goes into the agent's own log. */
final class Unheard implements Telling {

    private static final System.Logger LOG = System.getLogger(Unheard.class.getName());

    @Override
    public void keep(AgentMessage.Durable message) {
        tryKeep(message);
    }

    @Override
    public boolean tryKeep(AgentMessage.Durable message) {
        if (message instanceof AgentMessage.JobLog(var job, var lines)) {
            lines.forEach(line -> LOG.log(System.Logger.Level.INFO, "job=" + job + " " + line.text()));
        }
        return true;
    }

    @Override
    public void say(AgentMessage message) {
        // Nobody listens any more.
    }

    @Override
    public boolean connected() {
        return false;
    }
}
