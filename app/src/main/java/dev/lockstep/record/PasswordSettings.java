package dev.lockstep.record;

import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.PasswordPolicyGoal;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.passwordpolicy.PasswordPolicyAdvice;
import dev.lockstep.control.passwordpolicy.RaisedPasswordPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Puts the password policy of an account beside what is wanted, setting by setting.
public final class PasswordSettings {
    private static final String NEXT_CHANGE = "everyone, at next change";

    private final Audit audit;

    private PasswordSettings(Audit audit) {
        this.audit = audit;
    }

    /// The page of settings of an audit.
    public static PasswordPolicyRecord of(Audit audit) {
        return switch (audit.snapshot().passwordPolicy()) {
            case Read.Missing<Optional<PasswordPolicy>> missing ->
                    new PasswordPolicyRecord(
                            Optional.of(missing.because()), false, List.of(), Optional.empty());
            case Read.Known<Optional<PasswordPolicy>>(var policy, var _) ->
                    new PasswordSettings(audit).page(policy);
        };
    }

    private PasswordPolicyRecord page(Optional<PasswordPolicy> now) {
        var raised = RaisedPasswordPolicy.of(now, audit.baseline().passwordPolicy());
        var settings = new ArrayList<PasswordPolicyRecord.Setting>();
        for (Setting setting : SETTINGS) {
            audit.of(Step.PASSWORD_POLICY).stream()
                    .filter(finding -> finding.control().id().equals(setting.control()))
                    .findFirst()
                    .ifPresent(
                            finding -> settings.add(filled(setting, finding, now, raised.after())));
        }
        boolean fails = audit.tally(Step.PASSWORD_POLICY).of(Status.FAIL) > 0;
        return new PasswordPolicyRecord(
                Optional.empty(),
                now.isEmpty(),
                settings,
                fails
                        ? Optional.of(PasswordPolicyAdvice.command(raised.after()))
                        : Optional.empty());
    }

    private PasswordPolicyRecord.Setting filled(
            Setting setting, Finding finding, Optional<PasswordPolicy> now, PasswordPolicy after) {
        Status status = finding.status();
        boolean changes = status == Status.FAIL;
        String current = now.map(setting.value()).orElse(setting.ofDefault());
        String wanted =
                status == Status.NOT_APPLICABLE
                        ? "not asked"
                        : changes ? setting.value().apply(after) : current;
        return new PasswordPolicyRecord.Setting(
                setting.control(),
                setting.name(),
                current,
                wanted,
                changes ? felt(setting) : "",
                status);
    }

    /// A setting of the policy.
    ///
    /// @param control that judges it
    /// @param ofDefault what AWS's default policy has
    /// @param felt who feels it when it changes; nothing: told by count
    private record Setting(
            String control,
            String name,
            Function<PasswordPolicy, String> value,
            String ofDefault,
            String felt) {}

    private static final List<Setting> SETTINGS =
            List.of(
                    new Setting(
                            "password-length",
                            "minimum length",
                            p -> Integer.toString(p.minimumLength()),
                            Integer.toString(PasswordPolicy.DEFAULT_MINIMUM_LENGTH),
                            NEXT_CHANGE),
                    new Setting(
                            "password-uppercase",
                            "upper-case letter",
                            p -> asked(p.requireUppercase()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-lowercase",
                            "lower-case letter",
                            p -> asked(p.requireLowercase()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-number",
                            "digit",
                            p -> asked(p.requireNumbers()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-symbol",
                            "symbol",
                            p -> asked(p.requireSymbols()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-expiry",
                            "expires after",
                            p -> days(p.maxAgeDays()),
                            "never",
                            ""),
                    new Setting(
                            "password-reuse",
                            "former ones refused",
                            p -> p.reusePrevention().map(many -> "last " + many).orElse("none"),
                            "none",
                            NEXT_CHANGE),
                    new Setting(
                            "password-self-service",
                            "people change their own",
                            p -> yes(p.allowUsersToChange()),
                            "not granted",
                            "nobody is hindered"),
                    new Setting(
                            "password-hard-expiry",
                            "locked out on expiry",
                            p -> yes(p.hardExpiry()),
                            "no",
                            "who lets theirs expire"));

    private String felt(Setting setting) {
        if (!setting.felt().isEmpty()) {
            return setting.felt();
        }
        PasswordPolicyGoal goal = audit.baseline().passwordPolicy();
        int limit = goal.maxAgeDays().orElse(Integer.MAX_VALUE);
        int old = 0;
        int unknown = 0;
        for (User user : audit.snapshot().users().found().orElse(List.of())) {
            UserReads reads = audit.snapshot().user(user.name());
            if (!reads.hasPassword().found().orElse(true)) {
                continue;
            }
            switch (reads.passwordChanged()) {
                case Read.Known<Instant>(var when, var _) ->
                        old += AwsDate.daysBetween(when, audit.judgedAt()) > limit ? 1 : 0;
                case Read.Missing<Instant> _ -> unknown++;
            }
        }
        if (!audit.snapshot().users().isKnown() || unknown > 0) {
            return old + " people at once, or more";
        }
        return old == 1 ? "1 person at once" : old + " people at once";
    }

    private static String asked(boolean asked) {
        return asked ? "required" : "not asked";
    }

    private static String yes(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String days(Optional<Integer> days) {
        return days.filter(many -> many > 0).map(many -> many + " days").orElse("never");
    }
}
