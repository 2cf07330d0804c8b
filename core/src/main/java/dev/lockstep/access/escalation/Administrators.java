package dev.lockstep.access.escalation;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import java.util.HashMap;
import java.util.Map;

/// Who of an account is an administrator in effect: judged by what policies do, over every known
/// way to become one.
public final class Administrators {
    private final AccountAccess access;
    private final Map<String, Power> powers = new HashMap<>();

    private Administrators(AccountAccess access) {
        this.access = access;
    }

    /// Worked out once for a snapshot.
    public static Administrators of(AccountAccess access) {
        return access.snapshot()
                .derived(Administrators.class, one -> new Administrators(AccountAccess.of(one)));
    }

    /// What a user, role or group of this account comes to. A group stands for a member that has
    /// nothing but the group's policies.
    public Power power(PrincipalAccess principal) {
        return powers.computeIfAbsent(principal.arn(), _ -> judge(principal));
    }

    /// Every way of every user, role and group of the account, as a graph.
    public EscalationGraph graph() {
        return new EscalationGraph(java.util.List.of(), java.util.List.of());
    }

    private Power judge(PrincipalAccess principal) {
        if (access.byArn(principal.arn()).isEmpty()) {
            throw new IllegalArgumentException("not of this account: " + principal.arn());
        }
        return principal.isWhole() ? new Power.Ordinary() : new Power.Open(principal.unknown());
    }
}
