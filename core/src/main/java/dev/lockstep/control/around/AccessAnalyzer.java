package dev.lockstep.control.around;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Each region asked for must have an active analyzer of access from outside. One of unused access
/// does not count.
///
/// In a member account of an organization, an analyzer of the organization's administrator may
/// watch the account without being seen from it; so where there is none of its own, nobody can say.
public final class AccessAnalyzer implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "access-analyzer",
                            Step.ACCOUNT,
                            Severity.LOW,
                            Subject.Kind.REGION,
                            "Access from outside is analyzed")
                    .cis("1.20/1.19/2.19/2.18")
                    .securityHub("IAM.28")
                    .prowler("accessanalyzer_enabled")
                    .differs("type is checked");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return switch (JudgedRegions.of(snapshot, baseline.regions())) {
            case Read.Known<List<String>>(var regions, var _) ->
                    regions.stream().map(region -> judge(snapshot, region)).toList();
            case Read.Missing<List<String>> missing ->
                    List.of(
                            Verdict.undetermined(
                                    Subject.account(snapshot),
                                    Evidence.NONE.with("regions", missing),
                                    missing));
        };
    }

    private static Verdict judge(AccountSnapshot snapshot, String region) {
        Read<List<Analyzer>> analyzers = snapshot.analyzers(region);
        return Verdict.by(
                Ruling.all(
                        Ruling.of(analyzers, all -> all.stream().noneMatch(AccessAnalyzer::counts)),
                        isNotCoveredUnseen(snapshot, region)),
                Subject.of(Subject.Kind.REGION, region, Optional.empty()),
                Evidence.NONE
                        .with("analyzers", analyzers.map(AccessAnalyzer::words))
                        .with(
                                "MasterAccountId",
                                snapshot.organization()
                                        .map(found -> found.map(Organization::managementAccount))),
                () -> "%s has an active analyzer of external access.".formatted(region),
                () -> "%s has no active analyzer of external access.".formatted(region),
                () -> advice(region, analyzers.found().orElse(List.of())));
    }

    private static boolean counts(Analyzer analyzer) {
        return analyzer.isExternal() && analyzer.isActive();
    }

    private static List<String> words(List<Analyzer> analyzers) {
        return analyzers.stream()
                .map(one -> "%s (%s, %s)".formatted(one.name(), one.type(), one.status()))
                .toList();
    }

    /// Yes outside an organization and in its management account; else nobody can say from here.
    private static Ruling isNotCoveredUnseen(AccountSnapshot snapshot, String region) {
        return switch (snapshot.organization()) {
            case Read.Missing<Optional<Organization>> missing -> Ruling.open(missing);
            case Read.Known<Optional<Organization>>(var organization, var _) -> {
                boolean member =
                        organization
                                .filter(found ->
                                        !snapshot.accountId()
                                                .equals(Optional.of(found.managementAccount())))
                                .isPresent();
                yield member
                        ? Ruling.open(
                                Read.notAsked(
                                        ReadKey.ACCESS_ANALYZERS.of(region),
                                        "an analyzer of the organization's administrator may cover"
                                                + " this account, and is not seen from it"))
                        : Ruling.yes();
            }
        };
    }

    private static Advice advice(String region, List<Analyzer> analyzers) {
        Optional<Analyzer> asleep = analyzers.stream().filter(Analyzer::isExternal).findFirst();
        if (asleep.isPresent()) {
            return Advice.byHand(
                    Remedy.CREATE_ANALYZER,
                    ("The analyzer %s in %s has the status %s. Open it in the console under IAM,"
                                    + " Access Analyzer, where AWS says why.")
                            .formatted(asleep.get().name(), region, asleep.get().status()));
        }
        return new Advice(
                Remedy.CREATE_ANALYZER,
                "Create an analyzer of external access in %s; AWS takes no money for that kind."
                        .formatted(region),
                List.of(
                        AwsCommand.of("accessanalyzer", "create-analyzer")
                                .option("--analyzer-name", freeName(analyzers))
                                .option("--type", "ACCOUNT")
                                .option("--region", region)
                                .text()));
    }

    /// A name that no analyzer of the region has: names must differ whatever the type.
    private static String freeName(List<Analyzer> analyzers) {
        String name = "external-access";
        for (int number = 2; isTaken(name, analyzers); number++) {
            name = "external-access-" + number;
        }
        return name;
    }

    private static boolean isTaken(String name, List<Analyzer> analyzers) {
        return analyzers.stream().anyMatch(analyzer -> analyzer.name().equals(name));
    }
}
