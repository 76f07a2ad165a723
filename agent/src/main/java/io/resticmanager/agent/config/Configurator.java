package io.resticmanager.agent.config;

import java.util.ArrayList;

import io.resticmanager.agent.identity.HubTrust;
import io.resticmanager.agent.policy.Veto;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;

/** Puts a configuration in force, but for what this endpoint refuses of it. */
public final class Configurator {

    private static final System.Logger LOG = System.getLogger(Configurator.class.getName());

    private final Configuration configuration;
    private final Veto veto;
    private final HubTrust trust;

    public Configurator(Configuration configuration, Veto veto, HubTrust trust) {
        this.configuration = configuration;
        this.veto = veto;
        this.trust = trust;
    }

    /**
     * A refused repository leaves the configuration before it in force as a whole.
     *
     * @return the revision in force now, and each refusal as {@code rule: sentence}
     */
    public AgentMessage.ConfigApplied take(HubMessage.ConfigUpdate update, String hubEpoch) {
        var refused = new ArrayList<String>();
        trust.announced(update.nextPin()).ifPresent(refused::add);
        var veto = this.veto.refusal(update);
        veto.ifPresent(why -> refused.add(why.rule() + ": " + why.message()));
        var applied = veto.isEmpty() && configuration.apply(update, hubEpoch);
        LOG.log(refused.isEmpty() ? System.Logger.Level.INFO : System.Logger.Level.WARNING, "configuration revision="
                + update.revision() + " applied=" + applied + (refused.isEmpty() ? "" : " refused=" + refused));
        return new AgentMessage.ConfigApplied(configuration.revision(), refused);
    }
}
