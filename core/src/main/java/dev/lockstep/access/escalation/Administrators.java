package dev.lockstep.access.escalation;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Who of an account is an administrator in effect: judged by what policies do, over every known
/// way to become one.
///
/// What counts is what the account's own principals can do in it, by policies that were read;
/// conditions on what is not known of a request (MFA, source address …) are taken to be met, and
/// the way says so. Whom other accounts let in, and a delegated administrator of IAM Identity
/// Center, are not looked at.
public final class Administrators {
    private final AccountAccess access;
    private final Surroundings around;
    private final AllPowerful allPowerful;
    private final Moves moves;
    private final Map<String, Power> powers = new HashMap<>();

    private Administrators(AccountAccess access) {
        this.access = access;
        this.around = new Surroundings(access);
        this.allPowerful = new AllPowerful(around);
        this.moves = new Moves(around, allPowerful);
    }

    /// Worked out once for a snapshot.
    public static Administrators of(AccountAccess access) {
        return access.snapshot()
                .derived(Administrators.class, one -> new Administrators(AccountAccess.of(one)));
    }

    /// What a user, role or group of this account comes to. A group stands for a member that has
    /// nothing but the group's policies.
    ///
    /// @throws IllegalArgumentException if it is not of this account
    public synchronized Power power(PrincipalAccess principal) {
        Power known = powers.get(principal.arn());
        if (known == null) {
            Mask mask =
                    around.byArn(principal.arn())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "not of this account: " + principal.arn()));
            var search = new Search(around, moves, allPowerful);
            known = search.from(mask);
            powers.put(principal.arn(), known);
            if (known instanceof Power.Ordinary) {
                // Whoever it gets hold of can do no more than it can then.
                for (String other : search.held()) {
                    powers.putIfAbsent(other, known);
                }
            }
        }
        return known;
    }

    /// The actions that tell who is allowed everything: whoever may do each of them, on any
    /// resource, is an administrator as it is. What service control policies refuse to everybody of
    /// the account is not among them.
    public List<String> tellingActions() {
        return allPowerful.actions();
    }

    /// Every user, role and group that was read, in this order and each sorted by name, with what
    /// it comes to.
    public SequencedMap<PrincipalAccess, Power> all() {
        var all = new LinkedHashMap<PrincipalAccess, Power>();
        for (Read<List<PrincipalAccess>> some :
                List.of(access.users(), access.roles(), access.groups())) {
            for (PrincipalAccess one : some.found().orElse(new ArrayList<>())) {
                all.put(one, power(one));
            }
        }
        return all;
    }

    /// Every way of every user, role and group of the account, as a graph.
    public EscalationGraph graph() {
        return Drawing.of(all(), around);
    }
}
