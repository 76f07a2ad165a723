package io.resticmanager.gateway.audit;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.fake.Gateway;

/** Something to write down. */
final class Acts {

    private static final Actor ADA = new Actor("01ARZ3NDEKTSV4RRFFQ69G5FAV", "ada", Role.admin, "10.20.1.5");

    private Acts() {}

    static void tell(Gateway gateway, int many) {
        for (var i = 0; i < many; i++) {
            gateway.get(AuditLog.class).record(ADA, "user.create", new Target("user", "u" + i), "as viewer",
                    Result.ok);
        }
    }
}
