package dev.lockstep.control.rootmfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
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
import java.util.Set;

/// An organization must manage the root credentials of its member accounts centrally (IAM User
/// Guide, "Centrally manage root access for member accounts").
public final class RootCentral implements Control {
    private static final String FEATURE = "RootCredentialsManagement";

    private static final ControlInfo INFO =
            ControlInfo.of(
                            "root-central",
                            Step.ROOT_MFA,
                            Severity.MEDIUM,
                            Subject.Kind.ACCOUNT,
                            "Root credentials of member accounts are managed centrally")
                    .cis("-/-/-/2.1.1")
                    .prowler("iam_root_credentials_management_enabled");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Subject subject = Subject.account(snapshot);
        Read<Optional<Organization>> organization = snapshot.organization();
        Read<Optional<Set<String>>> features = snapshot.organizationFeatures();
        Evidence evidence = evidence(organization, features);
        Optional<String> whyNot = whyNotApplicable(organization, features);
        if (whyNot.isPresent()) {
            return List.of(new Verdict.NotApplicable(subject, whyNot.get(), evidence));
        }
        // An answer without this feature is enough: only who may ask in such an organization has
        // one.
        Ruling off = Ruling.of(features, found -> !found.orElse(Set.of()).contains(FEATURE));
        Ruling wrong =
                organization instanceof Read.Missing<Optional<Organization>> missing
                        ? off.orElse(Ruling.open(missing))
                        : off;
        return List.of(
                Verdict.by(
                        wrong,
                        subject,
                        evidence,
                        "Root credentials of member accounts are managed centrally.",
                        "Root credentials of member accounts are not managed centrally.",
                        advice(isManagement(snapshot))));
    }

    /// A delegated administrator is a member account too; only AWS's answer about the features
    /// tells which member is one.
    private static Optional<String> whyNotApplicable(
            Read<Optional<Organization>> organization, Read<Optional<Set<String>>> features) {
        if (organization instanceof Read.Known<Optional<Organization>>(var found, var _)) {
            if (found.isEmpty()) {
                return Optional.of("The account is in no organization.");
            }
            if (!found.get().hasAllFeatures()) {
                return Optional.of("The organization does not have all features enabled.");
            }
        }
        return features instanceof Read.Known<Optional<Set<String>>>(var found, var _)
                        && found.isEmpty()
                ? Optional.of(
                        "Only the organization's management account and its delegated"
                                + " administrators can be judged, and this account is neither.")
                : Optional.empty();
    }

    private static boolean isManagement(AccountSnapshot snapshot) {
        return snapshot.organization()
                .found()
                .flatMap(found -> found)
                .map(Organization::managementAccount)
                .filter(id -> snapshot.accountId().equals(Optional.of(id)))
                .isPresent();
    }

    private static Evidence evidence(
            Read<Optional<Organization>> organization, Read<Optional<Set<String>>> features) {
        return Evidence.NONE
                .with("FeatureSet", organization.map(found -> found.map(Organization::featureSet)))
                .with(
                        "MasterAccountId",
                        organization.map(found -> found.map(Organization::managementAccount)))
                .with(
                        "EnabledFeatures",
                        features.map(
                                found -> found.map(names -> names.stream().sorted().toList())));
    }

    /// Only the management account may let IAM into the organization; where a delegated
    /// administrator exists, that has been done.
    private static Advice advice(boolean management) {
        String enable =
                AwsCommand.of("iam", "enable-organizations-root-credentials-management").text();
        String letIn =
                AwsCommand.of("organizations", "enable-aws-service-access")
                        .option("--service-principal", "iam.amazonaws.com")
                        .text();
        return new Advice(
                Remedy.CENTRALIZE_ROOT_ACCESS,
                "Turn on central management of root credentials. That removes nothing by itself and"
                        + " nobody notices it: it lets you delete the root passwords and keys of"
                        + " member accounts one by one, and new member accounts get none.",
                management ? List.of(letIn, enable) : List.of(enable));
    }
}
