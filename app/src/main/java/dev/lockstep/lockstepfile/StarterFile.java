package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.PasswordPolicyGoal;
import java.util.Locale;

/// The lockstep.yaml that `lockstep init` writes: the built-in baseline, spelled out and explained,
/// and commented-out examples of what only the owner of the account can fill in.
///
/// An explanation is a comment with a space after its `#`; an example has none, so that taking the
/// `#` away makes it count.
public final class StarterFile {
    private StarterFile() {}

    /// The text; read back, it is the built-in baseline.
    public static String render() {
        Baseline usual = Baseline.DEFAULT;
        return HEAD
                + passwordPolicy(usual.passwordPolicy())
                + settings(usual)
                + ROSTER
                + limits(usual)
                + REST;
    }

    private static final String HEAD =
            """
            # What should be true of this AWS account. `lockstep audit` compares the account with it.
            # Everything here is what Lockstep would take without this file; change what is not right
            # for you. To use an example, take the # in front of it away.
            # Days are days in UTC. Dates are written YEAR-MONTH-DAY and still count on that day.

            lockstep: 1

            # The only account that is meant; Lockstep then refuses any other. Keep the quotes.
            #account: "123456789012"

            # A file that holds for several accounts; what stands here goes before what stands there.
            #extends: company.yaml

            """;

    private static String passwordPolicy(PasswordPolicyGoal goal) {
        return """
        # Step 1: what passwords of IAM users must be like. max-age-days may be `never`.
        # hard-expiry: true locks a user out when the password has expired.
        password-policy:
          minimum-length: %d
          require-uppercase: %b
          require-lowercase: %b
          require-numbers: %b
          require-symbols: %b
          max-age-days: %s
          reuse-prevention: %d
          allow-users-to-change: %b
          hard-expiry: %b

        """
                .formatted(
                        goal.minimumLength(),
                        goal.requireUppercase(),
                        goal.requireLowercase(),
                        goal.requireNumbers(),
                        goal.requireSymbols(),
                        goal.maxAgeDays().isPresent()
                                ? Integer.toString(goal.maxAgeDays().getAsInt())
                                : "never",
                        goal.reusePrevention(),
                        goal.allowUsersToChange(),
                        goal.hardExpiry());
    }

    private static String settings(Baseline usual) {
        return """
        # Steps 2 and 3: the root user. mfa-kind: any or hardware. A use of root within idle-days is
        # a finding. No API shows how good root's password is, so somebody vouches for it.
        root:
          mfa-kind: %s
          idle-days: %d
        #  attestations:
        #    strong-password: {by: alice, date: 2026-11-01, until: 2027-11-01}

        # Step 4: how many administrators there should be, so that the account neither hangs on one
        # person nor is open to many.
        administrators:
          min: %d
          max: %d

        # Roles that are administrators on purpose; a * may stand at the end.
        administrator-roles: %s

        # Steps 5 and 8: after how many days a credential that nobody uses, and a user without any
        # credential, is a finding.
        users:
          unused-days: %d
          idle-days: %d

        # Step 6: which MFA devices are good enough (any or hardware), and whether people without MFA
        # are to be kept from everything but setting it up.
        mfa:
          kind: %s
          enforce: %b

        # Step 7: limits for access keys, in days: how old they may get, how long a new one may stay
        # without use, how long an inactive one may stay, and how long to wait between making one
        # inactive and deleting it. tag: the user tag that says what a key is for.
        access-keys:
          max-age-days: %d
          grace-days: %d
          inactive-days: %d
          waiting-days: %d
        #  tag: lockstep:need

        """
                .formatted(
                        word(usual.root().mfaKind()),
                        usual.root().idleDays(),
                        usual.administrators().min(),
                        usual.administrators().max(),
                        YamlText.list(usual.administratorRoles()),
                        usual.users().unusedDays(),
                        usual.users().idleDays(),
                        word(usual.mfa().kind()),
                        usual.mfa().enforce(),
                        usual.accessKeys().maxAgeDays(),
                        usual.accessKeys().graceDays(),
                        usual.accessKeys().inactiveDays(),
                        usual.accessKeys().waitingDays());
    }

    private static final String ROSTER =
            """
            # Step 4: the groups, and the policies that each has and no others. Mark the group of
            # administrators, and those that may only read; `services` limits a group to services.
            # A policy of your own may carry its document: {name: NAME, file: policies/FILE.json}, or
            # instead of the file `document:` and the document itself.
            #groups:
            #  administrators: {administrators: true, policies: [AdministratorAccess]}
            #  developers: {services: [s3, lambda, logs], pass-roles: [app-runtime], policies: [developers-services]}
            #  auditors: {read-only: true, policies: [SecurityAudit, ViewOnlyAccess]}

            # Step 5: the people. `user` is the IAM user's name where it is not the name on the left;
            # sign-in: federated says that a person signs in another way and needs no IAM user.
            #people:
            #  alice: {email: alice@example.com, name: Alice Adams, groups: [administrators]}
            #  bob: {email: bob@example.com, user: bob.ops, groups: [developers]}
            #  carol: {email: carol@example.com, sign-in: federated}

            # Users that are machines, and who answers for each.
            #services:
            #  ci-deploy: {owner: alice, groups: [developers]}

            # Users for emergencies, which are left as they are.
            #break-glass: [emergency-admin]

            # Step 7: the register of business need. A key that is not in it is a finding.
            # Give `user` for all keys of a user, or `key` for one.
            #needs:
            #  - {user: ci-deploy, purpose: deploy from the build server, owner: alice, until: 2027-03-31}

            # Whom AWS should tell about security matters.
            #security-contact: {name: Security, title: Security, email: security@example.com, phone: "+44 20 7946 0000"}

            # The trail that should record what happens; its bucket exists already.
            #trail: {name: lockstep, bucket: example-trail}

            # Other accounts that roles of this one may trust. Keep the quotes.
            #trusted-accounts: ["210987654321"]

            # The regions to look at; `all` for every one that is enabled. Without it: your own.
            #regions: [eu-west-1]

            """;

    private static String limits(Baseline usual) {
        return """
        # Limits of a plan: changes and removals at once, how many hours it may be kept, and for how
        # many days after its last use a key counts as working.
        limits:
          changes: %d
          removals: %d
          plan-hours: %d
          key-used-days: %d

        """
                .formatted(
                        usual.limits().changes(),
                        usual.limits().removals(),
                        usual.limits().planHours(),
                        usual.limits().keyUsedDays());
    }

    private static final String REST =
            """
            # In a file that others extend: what they may not change.
            #locked: [password-policy, break-glass]

            # Findings that somebody has accepted for a while, at most 400 days ahead. The subject is
            # what the finding names, or its owner; a * may stand at the end.
            #exceptions:
            #  - {control: key-age, subject: ci-deploy, reason: vendor cannot rotate before May, owner: alice, until: 2027-05-31}
            """;

    private static String word(Baseline.MfaKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
