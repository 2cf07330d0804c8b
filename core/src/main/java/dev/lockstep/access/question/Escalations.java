package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.access.escalation.EscalationGraph;
import dev.lockstep.access.escalation.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who of an account is an administrator in effect, or can become one, and how.
///
/// @param asked how many users, groups and roles were looked at
/// @param entries those that are, or can or may become one, and those of whom it cannot be said;
///   groups too, since they pass it on to who is in them
public record Escalations(
        int asked, List<Entry> entries, EscalationGraph graph, List<Assumption> assumptions) {

    public Escalations {
        entries = List.copyOf(entries);
        assumptions = List.copyOf(assumptions);
    }

    /// One user, role or group and its power.
    public record Entry(Who who, Power power) {}

    /// Looks at everybody.
    public static Escalations of(AccountAccess account) {
        var administrators = Administrators.of(account);
        List<PrincipalAccess> all =
                Stream.of(account.users(), account.roles(), account.groups())
                        .flatMap(read -> read.found().orElse(List.of()).stream())
                        .toList();
        var entries = new ArrayList<Entry>();
        for (PrincipalAccess one : all) {
            Power power = administrators.power(one);
            if (!(power instanceof Power.Ordinary)) {
                entries.add(new Entry(Who.of(one), power));
            }
        }
        return new Escalations(all.size(), entries, administrators.graph(), Assumption.of(account));
    }
}
