package dev.lockstep.apply;

import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.change.AccountChange;
import dev.lockstep.change.Change;
import dev.lockstep.change.DeactivateOthers;
import dev.lockstep.change.GroupChange;
import dev.lockstep.change.KeyChange;
import dev.lockstep.change.MfaChange;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.change.PasswordPolicyChange;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.change.RoleChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.policy.PolicyDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An account, and plans for it that together have a change of every kind.
final class EveryKind {
    private static final String ONE =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
              "Resource": "*"}}\
            """;
    private static final String TWO = ONE.replace("GetObject", "ListBucket");
    private static final String THREE = ONE.replace("GetObject", "PutObject");
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "arn:aws:iam::210987654321:root"}}}\
            """;
    private static final String NO_TRUST = TRUST.replace("Allow", "Deny");
    private static final String OLD = TestAccount.ownPolicy("old").arn();
    private static final String SHARED = TestAccount.ownPolicy("shared").arn();
    private static final String READ = TestAccount.awsPolicy("ReadOnlyAccess").arn();
    private static final String LEFTOVER = "arn:aws:iam::" + TestAccount.ID + ":mfa/leftover";
    private static final String DEVICE = "arn:aws:iam::" + TestAccount.ID + ":mfa/stranger";
    private static final String REGION = "eu-west-1";
    private static final String NEW_TRAIL = TestAccount.TRAIL_ARN + "-new";

    private EveryKind() {}

    static Account account() {
        Account account =
                TestAccount.account()
                        .defaultPasswordPolicy()
                        .policy("old", ONE)
                        .policy("shared", ONE)
                        .group(
                                "crew",
                                List.of(TestAccount.awsPolicy("ReadOnlyAccess")),
                                List.of(inline("extra", ONE), inline("needless", TWO)))
                        .group(
                                "empty",
                                List.of(TestAccount.awsPolicy("ReadOnlyAccess")),
                                List.of(inline("extra", ONE)))
                        .user(
                                "alice",
                                user ->
                                        user.attached("ReadOnlyAccess")
                                                .inlinePolicy("own", ONE)
                                                .inGroup("crew")
                                                .activeUnusedKey("AKIAALICE1", 300)
                                                .inactiveKey("AKIAALICE2", 400, 100))
                        .user(
                                "idle",
                                user ->
                                        user.passwordChangedDaysAgo(200)
                                                .activeUnusedKey("AKIAIDLE", 20)
                                                .sshKey("APKAIDLE", true, 20)
                                                .signingCertificate("CERTIDLE", true, 20)
                                                .serviceCredential(
                                                        "ACCAIDLE",
                                                        "codecommit.amazonaws.com",
                                                        "Active",
                                                        20,
                                                        Optional.empty()))
                        .user(
                                "stranger",
                                user ->
                                        user.attached("ReadOnlyAccess")
                                                .inlinePolicy("own", ONE)
                                                .inGroup("crew")
                                                .passwordChangedDaysAgo(300)
                                                .mfa(DEVICE)
                                                .inactiveKey("AKIASTRANGER", 400, 100)
                                                .sshKey("APKASTRANGER", false, 300)
                                                .signingCertificate("CERTSTRANGER", false, 300)
                                                .serviceCredential(
                                                        "ACCASTRANGER",
                                                        "codecommit.amazonaws.com",
                                                        "Inactive",
                                                        300,
                                                        Optional.empty()))
                        .role("open", TRUST)
                        .role("shared", TRUST)
                        .role("service", TRUST)
                        .leftoverDevice(LEFTOVER)
                        .snapshot()
                        .account();
        for (Effect effect :
                List.of(
                        new PolicyEffect.CreatePolicyVersion(OLD, TWO, true),
                        new PolicyEffect.CreatePolicyVersion(SHARED, TWO, true),
                        new AroundEffect.StopLogging(TestAccount.TRAIL_ARN))) {
            account = effect.applyTo(account, Assigned.of(TestRuns.NOW, "v2"));
        }
        return new ServerCertificateEffect.UploadServerCertificate(
                        "/", "web", "PEM", Optional.empty(), Map.of())
                .applyTo(
                        account,
                        new Assigned(
                                TestRuns.NOW,
                                Optional.of("ASCAWEB"),
                                Optional.of(TestRuns.NOW.minus(Duration.ofDays(1)))));
    }

    private static InlinePolicy inline(String name, String document) {
        return new InlinePolicy(name, PolicyDocument.parse(document));
    }

    private static Subject subject(Subject.Kind kind, String name) {
        return Subject.of(kind, name, Optional.empty());
    }

    /// All changes, in an order in which they can be made, in plans of some 16 writes.
    static List<List<Change>> plans() {
        return List.of(groups(), credentials(), around(), withPeople());
    }

    private static List<Change> groups() {
        Subject team = subject(Subject.Kind.GROUP, "team");
        Subject crew = subject(Subject.Kind.GROUP, "crew");
        Subject alice = subject(Subject.Kind.USER, "alice");
        Subject policy = subject(Subject.Kind.POLICY, "made");
        String made = TestAccount.ownPolicy("made").arn();
        return List.of(
                new GroupChange.CreateGroup(team, "team"),
                new PolicyChange.CreatePolicy(Step.GROUPS, policy, "made", "/", THREE),
                new PolicyChange.AttachPolicyToGroup(team, "team", made),
                new PolicyChange.RequireMfa(team, "team", SHARED),
                new PolicyChange.PutGroupPolicy(team, "team", "extra", THREE, false),
                new UserChange.CreateUser(subject(Subject.Kind.USER, "bob"), "bob"),
                new UserChange.AddToGroup(alice, "alice", "team"),
                new PolicyChange.PutGroupPolicy(crew, "crew", "extra", TWO, true),
                new PolicyChange.DeleteGroupPolicy(crew, "crew", "needless"),
                new PolicyChange.DetachPolicyFromGroup(crew, "crew", READ),
                new PolicyChange.UpdatePolicy(
                        Step.GROUPS, policy, SHARED, Optional.of("v1"), THREE),
                new PolicyChange.DeletePolicy(policy, OLD, List.of("v1")),
                new PolicyChange.DetachPolicyFromUser(alice, "alice", READ),
                new PolicyChange.DeleteUserPolicy(alice, "alice", "own"),
                new UserChange.RemoveFromGroup(alice, "alice", "crew"),
                new GroupChange.DeleteGroup(
                        subject(Subject.Kind.GROUP, "empty"),
                        "empty",
                        List.of(READ),
                        List.of("extra")));
    }

    private static List<Change> credentials() {
        Subject alice = subject(Subject.Kind.USER, "alice");
        return List.of(
                new PasswordPolicyChange.SetPasswordPolicy(
                        subject(Subject.Kind.ACCOUNT, TestAccount.ID),
                        Optional.empty(),
                        new PasswordPolicy(
                                14,
                                true,
                                true,
                                true,
                                true,
                                true,
                                Optional.of(90),
                                Optional.of(24),
                                false)),
                new KeyChange.DeactivateKey(alice, "alice", "AKIAALICE1", Optional.empty()),
                new KeyChange.DeleteKey(alice, "alice", "AKIAALICE2", TestAccount.daysAgo(100)),
                new KeyChange.DeleteUnusedKey(
                        subject(Subject.Kind.USER, "idle"), "idle", "AKIAIDLE"),
                new MfaChange.DeleteLeftoverDevice(
                        subject(Subject.Kind.MFA_DEVICE, LEFTOVER), LEFTOVER),
                new PasswordChange.RemovePassword(
                        subject(Subject.Kind.USER, "idle"), "idle", Optional.empty()),
                new UserChange.DeleteUser(
                        subject(Subject.Kind.USER, "stranger"),
                        "stranger",
                        List.of(
                                new PasswordEffect.DeleteLoginProfile("stranger"),
                                new AccessKeyEffect.DeleteAccessKey("stranger", "AKIASTRANGER"),
                                new MfaEffect.DeactivateMfaDevice("stranger", DEVICE),
                                new MfaEffect.DeleteVirtualMfaDevice(DEVICE),
                                new SshPublicKeyEffect.DeleteSshPublicKey(
                                        "stranger", "APKASTRANGER"),
                                new SigningCertificateEffect.DeleteSigningCertificate(
                                        "stranger", "CERTSTRANGER"),
                                new ServiceCredentialEffect.DeleteServiceSpecificCredential(
                                        "stranger", "ACCASTRANGER"),
                                new UserEffect.DetachUserPolicy("stranger", READ),
                                new UserEffect.DeleteUserPolicy("stranger", "own"),
                                new UserEffect.RemoveUserFromGroup("crew", "stranger"))));
    }

    private static List<Change> withPeople() {
        Subject alice = subject(Subject.Kind.USER, "alice");
        Subject idle = subject(Subject.Kind.USER, "idle");
        return List.of(
                new MfaChange.EnrolDevice(
                        alice,
                        "alice",
                        "/",
                        "alice",
                        "arn:aws:iam::" + TestAccount.ID + ":mfa/alice"),
                new MfaChange.RemoveDevice(
                        subject(Subject.Kind.MFA_DEVICE, DEVICE), "stranger", DEVICE),
                new KeyChange.DeleteUnusedKey(
                        subject(Subject.Kind.ACCESS_KEY, "AKIAIDLE"), "idle", "AKIAIDLE"),
                new KeyChange.MakeKey(idle, "idle", Optional.empty()),
                new PasswordChange.GivePassword(alice, "alice", true),
                new PasswordChange.RequireNewPassword(idle, "idle"),
                new UserChange.AllowEnrolment(alice, "alice", TWO),
                new UserChange.EndSessions(idle, "idle", TestRuns.NOW),
                new DeactivateOthers(
                        idle,
                        "idle",
                        List.of("APKAIDLE"),
                        List.of("ACCAIDLE"),
                        List.of("CERTIDLE")),
                new KeyChange.TagNeed(idle, "idle", "lockstep:need", "deploys"),
                new KeyChange.UntagNeed(idle, "idle", "lockstep:need"));
    }

    /// A call of which nothing is seen.
    static List<Change> resync() {
        return List.of(
                new MfaChange.ResyncDevice(
                        subject(Subject.Kind.MFA_DEVICE, DEVICE), "stranger", DEVICE));
    }

    private static List<Change> around() {
        Subject role = subject(Subject.Kind.ROLE, "open");
        Subject account = subject(Subject.Kind.ACCOUNT, TestAccount.ID);
        return List.of(
                new RoleChange.CloseRoleTrust(role, "open", NO_TRUST),
                new RoleChange.AskForExternalId(
                        role, "shared", List.of("210987654321"), "id", NO_TRUST),
                new RoleChange.LimitSource(role, "service", List.of("ec2"), NO_TRUST),
                new AccountChange.SetSecurityContact(
                        account,
                        new AlternateContact(
                                "Security", "Security", "security@example.com", "+44 20 0")),
                new AccountChange.CreateTrail(account, REGION, "lockstep-new", "logs", NEW_TRAIL),
                new AccountChange.MendTrail(
                        account,
                        "lockstep",
                        TestAccount.TRAIL_ARN,
                        Optional.of("logs"),
                        true,
                        true),
                new AccountChange.CreateAnalyzer(account, REGION, "outside"),
                new AccountChange.DeleteServerCertificate(
                        subject(Subject.Kind.SERVER_CERTIFICATE, "web"), "web"));
    }

    /// The run of a plan: each change after the one before it, in waves of four.
    static TestRuns.Drawn run(Account account, List<? extends Change> changes) {
        var planned = new ArrayList<PlannedChange>();
        for (Change change : changes) {
            int number = planned.size() + 1;
            planned.add(
                    new PlannedChange(
                            "c" + number,
                            change,
                            List.of(),
                            Touched.NOTHING,
                            Touched.NOTHING,
                            (number + 3) / 4,
                            number % 4 == 1 ? List.of() : List.of("c" + (number - 1)),
                            List.of(),
                            Optional.empty()));
        }
        return new TestRuns.Drawn(account, TestRuns.head(account, planned));
    }
}
