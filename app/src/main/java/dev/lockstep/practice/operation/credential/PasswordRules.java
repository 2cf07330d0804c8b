package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a new password must be like (IAM User Guide, "Set an account password policy for IAM
/// users"). No message shows a password.
final class PasswordRules {
    private static final String SYMBOLS = "!@#$%^&*()_+-=[]{}|'";
    private static final int LONGEST = 128;

    /// How many kinds of characters AWS's default policy asks for.
    private static final int DEFAULT_KINDS = 3;

    private PasswordRules() {}

    /// Refuses a password that the account's policy, or AWS's default one, does not allow.
    ///
    /// @param user whose it is to be, if that user has had others
    static void check(String password, String user, PracticeState state) {
        Account account = state.truth();
        var faults = new ArrayList<String>();
        Optional<PasswordPolicy> own = account.passwordPolicy();
        if (own.isPresent()) {
            own(password, own.get(), faults);
            reuse(password, user, own.get(), state, faults);
        } else {
            byDefault(password, account, faults);
        }
        if (password.length() > LONGEST) {
            faults.add("Password should have a maximum length of " + LONGEST);
        }
        if (!faults.isEmpty()) {
            throw new AwsError(400, "PasswordPolicyViolation", String.join(", ", faults));
        }
    }

    private static void own(String password, PasswordPolicy policy, List<String> faults) {
        length(password, policy.minimumLength(), faults);
        Map<String, Boolean> missing = missingKinds(password);
        Map<String, Boolean> required = new LinkedHashMap<>();
        required.put("uppercase letter", policy.requireUppercase());
        required.put("lowercase letter", policy.requireLowercase());
        required.put("number", policy.requireNumbers());
        required.put("symbol", policy.requireSymbols());
        required.forEach((kind, isRequired) -> {
            if (isRequired && missing.getOrDefault(kind, false)) {
                faults.add(atLeastOne(kind));
            }
        });
    }

    /// Eight characters of three kinds, and not what everybody knows (since 18 November 2020).
    private static void byDefault(String password, Account account, List<String> faults) {
        length(password, PasswordPolicy.DEFAULT_MINIMUM_LENGTH, faults);
        List<String> missing =
                missingKinds(password).entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(kind -> atLeastOne(kind.getKey()))
                        .toList();
        int more = missing.size() - (4 - DEFAULT_KINDS);
        if (more > 0) {
            faults.add(
                    "Password should meet "
                            + more
                            + " more of the following requirements: "
                            + String.join(", ", missing));
        }
        if (account.id().filter(password::equals).isPresent()
                || account.alias().filter(password::equalsIgnoreCase).isPresent()) {
            faults.add("Password should not be identical to the AWS account name");
        }
    }

    /// The present password counts among those that must not come again.
    private static void reuse(
            String password,
            String user,
            PasswordPolicy policy,
            PracticeState state,
            List<String> faults) {
        int remembered = policy.reusePrevention().orElse(0);
        var earlier = new ArrayList<Secret>();
        state.secrets().password(user).ifPresent(earlier::add);
        earlier.addAll(state.secrets().former().getOrDefault(user, List.of()));
        if (earlier.stream().limit(remembered).anyMatch(one -> one.is(password))) {
            faults.add("Password should not be one of the last " + remembered + " passwords");
        }
    }

    private static void length(String password, int least, List<String> faults) {
        if (password.length() < least) {
            faults.add("Password should have a minimum length of " + least);
        }
    }

    private static Map<String, Boolean> missingKinds(String password) {
        Map<String, Boolean> missing = new LinkedHashMap<>();
        missing.put("uppercase letter", password.chars().noneMatch(c -> c >= 'A' && c <= 'Z'));
        missing.put("lowercase letter", password.chars().noneMatch(c -> c >= 'a' && c <= 'z'));
        missing.put("number", password.chars().noneMatch(c -> c >= '0' && c <= '9'));
        missing.put("symbol", password.chars().noneMatch(c -> SYMBOLS.indexOf(c) >= 0));
        return missing;
    }

    private static String atLeastOne(String kind) {
        return "Password should have at least one " + kind;
    }
}
