package dev.lockstep.control.missing;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes reads away from an account and complains of the verdicts that are not true then.
///
/// @param account the account's name
/// @param answers what is known before
/// @param apart ids of controls that are not asked
/// @param used the exceptions that were needed
public record Trial(
        String account,
        Answers answers,
        Baseline baseline,
        List<Answers> donors,
        Set<String> apart,
        Set<Object> used) {

    private static final String HALF_KEPT = "half-kept";

    /// The accounts that are tried, by name.
    public static Map<String, Answers> accounts() {
        Map<String, Answers> accounts = new LinkedHashMap<>();
        accounts.put("empty", Accounts.empty().answers());
        accounts.put("worst", Accounts.worst().answers());
        accounts.put(HALF_KEPT, Accounts.halfKept().answers());
        accounts.put("tidy", Accounts.tidy().answers());
        accounts.put("asked by root", Accounts.askedByRoot().answers());
        accounts.put("GovCloud", Accounts.govCloud().answers());
        return accounts;
    }

    public static Trial of(
            String account, Baseline baseline, List<Answers> donors, Set<Object> used) {
        return new Trial(
                account,
                Optional.ofNullable(accounts().get(account)).orElseThrow(),
                baseline,
                donors,
                Set.of(),
                used);
    }

    /// The same trial of the other controls.
    public Trial apartFrom(Set<String> controls) {
        return new Trial(account, answers, baseline, donors, controls, used);
    }

    public static List<Answers> allDonors() {
        return Donors.all();
    }

    /// Every gap of the account: each kind of read, and each read of each user. Where all users are
    /// alike, one that is a person and one that is a service stand for all.
    public List<Gap> gaps() {
        var gaps = new ArrayList<Gap>(Gap.kinds());
        List<String> users =
                account.equals(HALF_KEPT) ? Accounts.USERS : List.of("alice", "deploy");
        users.forEach(user -> gaps.addAll(Gap.ofUser(user)));
        return gaps;
    }

    /// The same account without one kind of read.
    public Trial without(ReadKey<?> kind) {
        return new Trial(
                account + " without " + kind.operations().getLast(),
                new Gap(kind, Optional.empty()).open(answers, Gap.How.DENIED),
                baseline,
                donors,
                apart,
                used);
    }

    /// Whether the account's own answers could be given together.
    public boolean isPossible() {
        return new Worlds(answers).isPossible();
    }

    /// Whether a refusal and a read that nobody asked for are judged alike.
    public boolean isAlikeHoweverMissing(Gap gap) {
        return Judged.of(gap.open(answers, Gap.How.DENIED), baseline, apart)
                .equals(Judged.of(gap.open(answers, Gap.How.NOT_COLLECTED), baseline, apart));
    }

    /// Judges without a read, and with each value that it might have.
    public List<String> complaints(Gap gap) {
        var possible = new ArrayList<Judged>();
        var agreeing = new ArrayList<Judged>();
        for (Answers filled : gap.filled(answers, donors)) {
            Judged judged = Judged.of(filled, baseline, apart);
            possible.add(judged);
            if (gap.agreesWithReport(filled)) {
                agreeing.add(judged);
            }
        }
        Judged missing = Judged.of(gap.open(answers, Gap.How.DENIED), baseline, apart);
        Set<String> always = new HashSet<>();
        for (Complaint complaint : Complaint.of(agreeing, missing)) {
            always.add(complaint.control() + complaint.about());
        }
        var complaints = new ArrayList<String>();
        for (Complaint complaint : Complaint.of(possible, missing)) {
            boolean ever = always.contains(complaint.control() + complaint.about());
            Optional<Excepted> excepted = Excepted.of(complaint, gap, ever);
            if (excepted.isPresent()) {
                used.add(excepted.get());
            } else {
                complaints.add(account + ", missing " + gap + ": " + complaint);
            }
        }
        return complaints;
    }

    /// The exceptions that no trial needed; they should go.
    ///
    /// @param apart ids of controls that were not asked everywhere
    public static List<String> unneeded(Set<Object> used, Set<String> apart) {
        return Excepted.ALL.stream()
                .filter(one -> !apart.contains(one.control()))
                .filter(one -> !used.contains(one))
                .map(Excepted::toString)
                .toList();
    }
}
