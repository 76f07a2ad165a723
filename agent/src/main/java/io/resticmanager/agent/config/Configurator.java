package io.resticmanager.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.micronaut.json.tree.JsonNode;
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
    private final Function<List<JsonNode>, List<String>> schedules;

    /** @param schedules tells what is wrong with some of them */
    public Configurator(Configuration configuration, Veto veto, HubTrust trust,
            Function<List<JsonNode>, List<String>> schedules) {
        this.configuration = configuration;
        this.veto = veto;
        this.trust = trust;
        this.schedules = schedules;
    }

    /**
     * A refused repository leaves the configuration before it in force as a whole; a refused schedule costs no other.
     *
     * @return the revision in force now, and each refusal as {@code rule: sentence}
     */
    public AgentMessage.ConfigApplied take(HubMessage.ConfigUpdate update, String hubEpoch) {
        var refused = new ArrayList<String>();
        trust.announced(update.nextPin()).ifPresent(refused::add);
        var veto = this.veto.refusal(update);
        veto.ifPresent(why -> refused.add(why.rule() + ": " + why.message()));
        var applied = veto.isEmpty() && configuration.apply(update, hubEpoch);
        if (applied) {
            refused.addAll(schedules.apply(update.schedules()));
        }
        LOG.log(refused.isEmpty() ? System.Logger.Level.INFO : System.Logger.Level.WARNING, "configuration revision="
                + update.revision() + " applied=" + applied + (refused.isEmpty() ? "" : " refused=" + refused));
        return new AgentMessage.ConfigApplied(configuration.revision(), refused);
    }
}
