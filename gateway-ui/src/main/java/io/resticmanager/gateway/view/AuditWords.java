package io.resticmanager.gateway.view;

import java.util.Map;

/** Actions of the audit log as people say them. One that is not among them is told by its own name. */
final class AuditWords {

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("session.begin", "Signed in"), Map.entry("session.refused", "Sign-in failed"),
            Map.entry("session.end", "Signed out"), Map.entry("session.revoke", "Session ended"),
            Map.entry("session.confirm", "Password confirmed"), Map.entry("keys.rotate", "Keys rotated"),
            Map.entry("state.backup", "State copied"), Map.entry("state.restore", "State put back"),
            Map.entry("user.invite", "User invited"), Map.entry("user.reset", "Password reset"),
            Map.entry("user.remove", "User removed"),
            Map.entry("invitation.revoke", "Invitation revoked"), Map.entry("alert.test", "Test alert raised"),
            Map.entry("setup", "Set up"), Map.entry("request.refused", "Request refused"),
            Map.entry("user.create", "User added"), Map.entry("user.update", "User changed"),
            Map.entry("user.password", "Password changed"),
            Map.entry("api_token.create", "API token made"), Map.entry("api_token.revoke", "API token revoked"),
            Map.entry("invitation.accept", "Invitation accepted"),
            Map.entry("enrolment_token.create", "Enrolment token made"),
            Map.entry("enrolment_token.revoke", "Enrolment token revoked"),
            Map.entry("host.enroll", "Host enrolled"), Map.entry("host.replace", "Host re-enrolled"),
            Map.entry("host.update", "Host changed"), Map.entry("host.pause", "Host paused"),
            Map.entry("host.resume", "Host resumed"), Map.entry("host.remove", "Host removed"),
            Map.entry("host.refuse", "Host refused"), Map.entry("host.restore", "Restore started"),
            Map.entry("credential.change", "Credentials changed"),
            Map.entry("maintenance_credential.change", "Maintenance credentials changed"),
            Map.entry("maintenance_credential.remove", "Maintenance credentials removed"),
            Map.entry("job.run", "Job started"), Map.entry("job.cancel", "Job cancelled"),
            Map.entry("job.report", "Report refused"), Map.entry("job.confirm", "Suspect run confirmed"),
            Map.entry("snapshots.accept", "Snapshots accepted"),
            Map.entry("schedule.created", "Schedule added"), Map.entry("schedule.updated", "Schedule changed"),
            Map.entry("schedule.enabled", "Schedule enabled"), Map.entry("schedule.disabled", "Schedule disabled"),
            Map.entry("schedule.removed", "Schedule removed"), Map.entry("alert.acknowledge", "Alert acknowledged"),
            Map.entry("alert.resolve", "Alert resolved"), Map.entry("channel.create", "Channel added"),
            Map.entry("channel.update", "Channel changed"), Map.entry("channel.delete", "Channel removed"),
            Map.entry("channel.disable", "Channel switched off"), Map.entry("channel.test", "Test notification sent"),
            Map.entry("settings.change", "Settings changed"), Map.entry("audit.file_missing", "Audit file missing"),
            Map.entry("audit.prune", "Old entries removed"));

    private AuditWords() {}

    static String action(String name) {
        return ACTIONS.getOrDefault(name, name);
    }

    /** As in {@code API token} for {@code api_token}. */
    static String target(String kind) {
        return kind.isEmpty() ? "" : Words.capital(kind.replace('_', ' ')).replace("Api ", "API ");
    }
}
