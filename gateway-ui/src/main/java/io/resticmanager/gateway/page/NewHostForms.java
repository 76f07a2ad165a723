package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.NewHost;
import io.resticmanager.gateway.view.Choice;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Typed;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** The form of Add host, for a new host or for a new agent of one that there is. */
@Singleton
final class NewHostForms {

    private final Hub hub;
    private final HostNames names;

    NewHostForms(Hub hub, HostNames names) {
        this.hub = hub;
        this.names = names;
    }

    /** What is known of a host that is replaced is filled in; its passwords stay where they are. */
    ModelAndView<Map<String, Object>> fresh(Actor actor, @Nullable String replaces) {
        return view(actor, replaces, replaces == null ? FormView.EMPTY : known(actor, hub.host(actor, replaces)));
    }

    ModelAndView<Map<String, Object>> again(Actor actor, @Nullable String replaces, FormView form) {
        return view(actor, replaces, form);
    }

    /** A host that is replaced keeps its name, whatever the form said. */
    NewHost named(Actor actor, NewHost host) {
        var name = host.replacesHostId() == null ? null : names.all(actor).get(host.replacesHostId());
        return name == null ? host : host.named(name);
    }

    private FormView known(Actor actor, HubHost host) {
        var credentials = hub.credentials(actor, host.id());
        return new FormView(Map.of("name", host.name(), "tags", String.join(", ", host.tags()), "repo_url",
                credentials.repoUrl(), "repo_username", Typed.text(credentials.repoUsername())), null);
    }

    private ModelAndView<Map<String, Object>> view(Actor actor, @Nullable String replaces, FormView form) {
        var hosts = names.all(actor);
        // A host that was removed meanwhile is none that can be replaced.
        var replaced = replaces == null ? null : hosts.get(replaces);
        var model = new HashMap<String, @Nullable Object>();
        model.put("form", form);
        model.put("formId", Ids.next());
        model.put("hosts", Choice.of("No, it is a new host", hosts, replaced == null ? null : replaces));
        model.put("replaces", replaced == null ? null : replaces);
        model.put("replaced", replaced);
        return Views.view("hosts/new", model);
    }
}
