package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;

import io.resticmanager.contracts.rpc.Role;

/** The roles to choose from, each with what it may do. */
public final class RoleChoices {

    private RoleChoices() {}

    public static List<Choice> of(String chosen) {
        var all = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            all.put(role.name(), says(role));
        }
        return Choice.among(all, all.containsKey(chosen) ? chosen : Role.viewer.name());
    }

    private static String says(Role role) {
        return switch (role) {
            case viewer -> "Viewer: looks at everything, changes nothing";
            case operator -> "Operator: runs jobs, handles alerts, restores to a new directory";
            case admin -> "Admin: everything, with hosts, credentials, channels and users";
        };
    }
}
