package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
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

/// A hint, never a failure: people had better sign in through an identity provider than with
/// passwords of IAM users.
///
/// No missing read can make it fail, so it is never undetermined: what is missing leaves it to a
/// person to look (manual). A list that is missing is never taken as none.
public final class FederationPreferred implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "federation-preferred",
                            Step.USERS,
                            Severity.LOW,
                            Subject.Kind.ACCOUNT,
                            "People sign in through an identity provider")
                    .cis("1.21/1.20/2.20/2.19")
                    .prowler("iam_check_saml_providers_sts")
                    .differs("a person decides; it never fails");

    /// Where IAM Identity Center keeps its roles (IAM Identity Center User Guide, "Permission
    /// sets").
    private static final String IDENTITY_CENTER_PATH = "/aws-reserved/sso.amazonaws.com/";

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Subject subject = Subject.account(snapshot);
        var passwords = PeoplesPasswords.of(snapshot, baseline.roster());
        Read<List<String>> saml = snapshot.samlProviders();
        Read<List<String>> identityCenter = snapshot.roles().map(FederationPreferred::ofCenter);
        Ruling seen =
                Ruling.any(
                        Ruling.of(saml, providers -> !providers.isEmpty()),
                        Ruling.of(identityCenter, roles -> !roles.isEmpty()));
        Evidence evidence =
                passwords
                        .evidence()
                        .with("SAMLProviderList", saml)
                        .with("roles of IAM Identity Center", identityCenter);
        if (passwords.any().isNo()) {
            return List.of(
                    new Verdict.NotApplicable(
                            subject, "No person has a console password of an IAM user.", evidence));
        }
        return List.of(
                switch (seen) {
                    case Ruling.Yes _ ->
                            new Verdict.Pass(
                                    subject,
                                    "People can sign in through an identity provider.",
                                    evidence);
                    case Ruling.No _ ->
                            manual(
                                    subject,
                                    evidence,
                                    passwords.words()
                                            + ", and neither a SAML provider nor IAM Identity"
                                            + " Center is seen.");
                    case Ruling.Open open ->
                            manual(
                                    subject,
                                    evidence,
                                    passwords.words()
                                            + ", and it is not known whether there is an identity"
                                            + " provider: "
                                            + open.missing().getFirst().because()
                                            + ".");
                });
    }

    private static List<String> ofCenter(List<Role> roles) {
        return roles.stream()
                .filter(role -> role.path().startsWith(IDENTITY_CENTER_PATH))
                .map(Role::name)
                .toList();
    }

    private static Verdict manual(Subject subject, Evidence evidence, String summary) {
        return new Verdict.Manual(
                subject,
                summary,
                evidence,
                Advice.byHand(
                        Remedy.SET_UP_FEDERATION,
                        "Think about IAM Identity Center, or another identity provider that your"
                                + " people already use: one place to add and remove a person, no"
                                + " passwords in the account, and access that ends by itself. Keep"
                                + " the users until everyone has signed in the new way."));
    }
}
