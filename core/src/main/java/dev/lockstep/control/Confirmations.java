package dev.lockstep.control;

import dev.lockstep.account.Answers;
import dev.lockstep.account.LiveRead;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The live reads that an audit still wants, so that its verdicts do not rest on something older or
/// weaker than AWS can say.
///
/// What fails or is undetermined is always settled; what passes, or is not judged, is settled in
/// accounts of up to [#MANY_USERS] users, or where everything is asked for.
///
/// @param wanted the reads; none where nothing that can be read would make it firmer
/// @param weakPasses how many passes rest on something older or weaker and are left as they are
/// @param reportedAt when AWS made the credential report that such passes rest on (UTC)
public record Confirmations(Set<ReadKey<?>> wanted, int weakPasses, Optional<Instant> reportedAt) {
    /// In accounts with more users passes are not confirmed, unless all is asked for.
    public static final int MANY_USERS = 500;

    public Confirmations {
        wanted = Set.copyOf(wanted);
    }

    /// What an audit wants.
    ///
    /// @param start when the run began (UTC); what AWS said since is live
    /// @param deep whether to settle everything
    public static Confirmations of(Audit audit, Instant start, boolean deep) {
        Answers answers = audit.snapshot().answers();
        boolean all = deep || users(audit).size() <= MANY_USERS;
        var wanted = new LinkedHashSet<ReadKey<?>>();
        int weakPasses = 0;
        for (Finding finding : audit.findings()) {
            List<LiveRead> weak =
                    finding.verdict().confirms().stream()
                            .filter(live -> live.isWeakSince(start))
                            .filter(live -> deep || live.why() != LiveRead.Why.ONLY_IF_DEEP)
                            .filter(live -> canBeAsked(answers, live.key()))
                            .toList();
            boolean open = all || isOpen(finding.verdict());
            weak.stream()
                    .filter(live -> open || live.why() == LiveRead.Why.IN_DOUBT)
                    .forEach(live -> wanted.add(live.key()));
            boolean left = weak.stream().anyMatch(live -> live.why() != LiveRead.Why.IN_DOUBT);
            weakPasses += !open && left && finding.verdict() instanceof Verdict.Pass ? 1 : 0;
        }
        if (all && judgesKeys(audit.selection())) {
            unseenKeys(audit, answers).forEach(wanted::add);
        }
        return new Confirmations(wanted, weakPasses, reportedAt(audit));
    }

    private static boolean isOpen(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fail _, Verdict.Undetermined _ -> true;
            case Verdict.Pass _, Verdict.NotApplicable _, Verdict.Manual _ -> false;
        };
    }

    /// Whether nobody asked yet. Only root can ask for what is root's own.
    private static boolean canBeAsked(Answers answers, ReadKey<?> key) {
        return key.isOfOneUser()
                && !key.subject().equals(Optional.of(Root.NAME))
                && answers.get(key) instanceof Read.Missing<?> missing
                && !missing.isIncomplete();
    }

    /// A user without a key has no finding about keys, and may have got a key since the report.
    private static Stream<ReadKey<?>> unseenKeys(Audit audit, Answers answers) {
        return users(audit).stream()
                .<ReadKey<?>>map(user -> ReadKey.ACCESS_KEYS.of(user.name()))
                .filter(key -> canBeAsked(answers, key));
    }

    private static boolean judgesKeys(Audit.Selection selection) {
        return ControlCatalog.all().stream()
                .map(Control::info)
                .anyMatch(control ->
                        control.subject() == Subject.Kind.ACCESS_KEY && selection.takes(control));
    }

    private static List<User> users(Audit audit) {
        return audit.snapshot().users().found().orElse(List.of());
    }

    private static Optional<Instant> reportedAt(Audit audit) {
        return audit.snapshot().credentialReport().found().flatMap(report -> report.generated());
    }
}
