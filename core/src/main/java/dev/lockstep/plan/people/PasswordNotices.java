package dev.lockstep.plan.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.PasswordPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What users with a password notice of another password policy.
///
/// Rule source: IAM User Guide, "Set an account password policy for IAM users": length and classes
/// count from the next change on; expiry at once, and from the last change of each password; the
/// console warns from 15 days before.
final class PasswordNotices {
    private static final Duration WARNED = Duration.ofDays(15);

    private final Optional<PasswordPolicy> before;
    private final Optional<PasswordPolicy> after;
    private final Instant now;
    private final Optional<String> rules;
    private final Optional<String> selfService;

    PasswordNotices(AccountSnapshot before, AccountSnapshot after, Instant now) {
        this.before = before.account().passwordPolicy();
        this.after = after.account().passwordPolicy();
        this.now = now;
        boolean isKnown = before.passwordPolicy().isKnown();
        this.rules = isKnown ? this.after.flatMap(this::rules) : Optional.empty();
        this.selfService = isKnown ? selfService() : Optional.empty();
    }

    /// What a user of the account afterwards notices.
    List<String> of(UserReads user) {
        if (before.equals(after) || !user.hasPassword().found().orElse(false)) {
            return List.of();
        }
        var notices = new ArrayList<String>();
        after.flatMap(policy -> expiry(policy, user)).ifPresent(notices::add);
        rules.ifPresent(notices::add);
        selfService.ifPresent(notices::add);
        return List.copyOf(notices);
    }

    private Optional<String> expiry(PasswordPolicy policy, UserReads user) {
        if (policy.maxAgeDays().isEmpty() || !isNewlyStrict(policy)) {
            return Optional.empty();
        }
        int days = policy.maxAgeDays().get();
        Optional<Instant> changed = user.passwordChanged().found();
        if (changed.isEmpty()) {
            return Optional.of(
                    "When the password was last changed is not known: if that is more than %d days"
                                    .formatted(days)
                            + " ago, "
                            + (policy.hardExpiry()
                                    ? "the user is locked out of the console until an administrator"
                                            + " sets a new one."
                                    : "it must be changed at the next sign-in."));
        }
        Instant expires = changed.get().plus(Duration.ofDays(days));
        if (!expires.isAfter(now)) {
            return Optional.of(
                    "The password is %s old and expires at once, after %d days: %s"
                            .formatted(
                                    AwsDate.inWords(AwsDate.daysBetween(changed.get(), now)),
                                    days,
                                    policy.hardExpiry()
                                            ? "the user is locked out of the console until an"
                                                    + " administrator sets a new one."
                                            : "it must be changed at the next sign-in."));
        }
        Instant warned = expires.minus(WARNED);
        return Optional.of(
                "The password must be changed by %s (%s), at the latest%s; the console reminds %s."
                        .formatted(
                                day(expires),
                                "%d days after its last change".formatted(days),
                                policy.hardExpiry()
                                        ? ", or the user is locked out of the console until an"
                                                + " administrator sets a new one"
                                        : "",
                                warned.isAfter(now)
                                        ? "from " + day(warned) + " on"
                                        : "at each sign-in until then"));
    }

    private boolean isNewlyStrict(PasswordPolicy policy) {
        Optional<Integer> former = before.flatMap(PasswordPolicy::maxAgeDays);
        return former.isEmpty()
                || policy.maxAgeDays().get() < former.get()
                || (policy.hardExpiry() && !before.get().hardExpiry());
    }

    private Optional<String> rules(PasswordPolicy policy) {
        var needs = new ArrayList<String>();
        // AWS's default asks for 8 characters and three of the four classes.
        int length =
                before.map(PasswordPolicy::minimumLength)
                        .orElse(PasswordPolicy.DEFAULT_MINIMUM_LENGTH);
        if (policy.minimumLength() > length) {
            needs.add("at least %d characters".formatted(policy.minimumLength()));
        }
        need(
                needs,
                policy.requireUppercase(),
                PasswordPolicy::requireUppercase,
                "an upper-case letter");
        need(
                needs,
                policy.requireLowercase(),
                PasswordPolicy::requireLowercase,
                "a lower-case letter");
        need(needs, policy.requireNumbers(), PasswordPolicy::requireNumbers, "a digit");
        need(needs, policy.requireSymbols(), PasswordPolicy::requireSymbols, "a symbol");
        int reuse = policy.reusePrevention().orElse(0);
        if (reuse > before.flatMap(PasswordPolicy::reusePrevention).orElse(0)) {
            needs.add("to differ from the last %d".formatted(reuse));
        }
        return needs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The next new password needs "
                                + String.join(", ", needs)
                                + "; the present one stays as it is.");
    }

    private void need(
            List<String> needs,
            boolean wanted,
            java.util.function.Predicate<PasswordPolicy> former,
            String what) {
        if (wanted && !before.filter(former).isPresent()) {
            needs.add(what);
        }
    }

    /// By AWS's default users may not change their own passwords unless a policy lets them.
    private Optional<String> selfService() {
        boolean former = before.map(PasswordPolicy::allowUsersToChange).orElse(false);
        boolean wanted = after.map(PasswordPolicy::allowUsersToChange).orElse(false);
        if (former == wanted) {
            return Optional.empty();
        }
        return Optional.of(
                wanted
                        ? "May change their own password in the console from now on."
                        : "May no longer change their own password, unless a policy allows it.");
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
