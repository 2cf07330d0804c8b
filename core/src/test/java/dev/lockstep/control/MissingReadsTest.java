package dev.lockstep.control;

import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.group;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.control.missing.Gap;
import dev.lockstep.control.missing.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// No verdict is better than what is known allows, and none is worse.
///
/// What a missing read could change is found out without looking at the controls: by judging the
/// account with every value that the read might have.
class MissingReadsTest {
    private static final List<Answers> DONORS = Trial.allDonors();

    /// A roster, a register, groups, and hardware wherever it can be wanted.
    private static final Baseline DEMANDING =
            baseline()
                    .person("alice", false)
                    .person("bob", false)
                    .personAs("caroline", "carol")
                    .person("frank", true)
                    .service("deploy")
                    .breakGlass("emergency")
                    .needs(
                            needOfUser("deploy", "2027-01-01"),
                            needOfKey("AKIAALICE1", "2027-01-01"),
                            needOfKey("AKIABOB1", "2026-01-01"))
                    .hardwareMfa()
                    .root(new RootGoal(Baseline.MfaKind.HARDWARE, 30, Map.of()))
                    .groups(group("developers", "PowerUserAccess"), group("auditors"))
                    .regions(new Baseline.Regions.All())
                    .trustedAccounts("210987654321")
                    .build();

    /// The controls that weigh policies take most of the time, and hang on few reads. With two
    /// reads away, with each kind of refusal, and on all accounts but one, they are tried in the
    /// long run only, and so are two reads of all accounts but one.
    private static final boolean ALL = Boolean.getBoolean("missing.pairs.all");

    private static final Set<String> SLOW =
            ALL
                    ? Set.of()
                    : Set.of(
                            "administrators-named",
                            "administrators-few",
                            "developers-limited",
                            "auditors-read-only",
                            "escalation-paths",
                            "administrator-mfa",
                            "mfa-enforced");

    private static final Set<Object> USED = ConcurrentHashMap.newKeySet();

    @AfterAll
    static void every_exception_is_needed() {
        // Some are met only where all that is tried is.
        if (ALL) {
            assertThat(Trial.unneeded(USED, SLOW)).isEmpty();
        }
    }

    @Test
    void a_read_that_is_missing_makes_no_verdict_better_and_none_worse() {
        var complaints = new ArrayList<String>();
        for (Baseline baseline : List.of(Baseline.DEFAULT, DEMANDING)) {
            for (String account : Trial.accounts().keySet()) {
                Trial trial =
                        Trial.of(account, baseline, DONORS, USED)
                                .apartFrom(
                                        baseline.equals(DEMANDING) && account.equals("half-kept")
                                                ? Set.of()
                                                : SLOW);
                assertThat(trial.isPossible()).as(account).isTrue();
                complaints.addAll(complaints(trial, trial.gaps()));
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void two_reads_that_are_missing_make_no_verdict_better_and_none_worse() {
        var complaints = new ArrayList<String>();
        for (String account : ALL ? List.of("worst", "half-kept", "tidy") : List.of("half-kept")) {
            Trial trial = Trial.of(account, DEMANDING, DONORS, USED).apartFrom(SLOW);
            for (ReadKey<?> first : ReadKey.all()) {
                List<Gap> seconds =
                        Gap.kinds().stream().filter(gap -> !gap.kind().equals(first)).toList();
                complaints.addAll(complaints(trial.without(first), seconds));
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_refusal_is_judged_like_a_read_that_nobody_asked_for() {
        for (String account : Trial.accounts().keySet()) {
            Trial trial = Trial.of(account, DEMANDING, DONORS, USED).apartFrom(SLOW);
            assertThat(trial.gaps()).allMatch(trial::isAlikeHoweverMissing);
        }
    }

    private static List<String> complaints(Trial trial, List<Gap> gaps) {
        return gaps.parallelStream().flatMap(gap -> trial.complaints(gap).stream()).toList();
    }
}
