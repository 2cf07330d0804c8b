package dev.lockstep.people;

import dev.lockstep.account.credentials.PasswordPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules for a password that a person chooses, in words.
public final class PasswordWords {
    private PasswordWords() {}

    /// The rules, a sentence each.
    ///
    /// @param policy empty: AWS's default is in force (IAM User Guide, "Default password policy")
    public static List<String> rules(Optional<PasswordPolicy> policy) {
        if (policy.isEmpty()) {
            return List.of(
                    "At least 8 characters.",
                    "Of at least three of these kinds: capital letters, small letters, digits, symbols.",
                    "Not the name of the account, nor its e-mail address.");
        }
        PasswordPolicy own = policy.get();
        var rules = new ArrayList<String>();
        rules.add("At least " + own.minimumLength() + " characters; long is better than odd.");
        var kinds = new ArrayList<String>();
        add(kinds, own.requireUppercase(), "a capital letter");
        add(kinds, own.requireLowercase(), "a small letter");
        add(kinds, own.requireNumbers(), "a digit");
        add(kinds, own.requireSymbols(), "a symbol (such as - + = _ ! #)");
        if (!kinds.isEmpty()) {
            rules.add("With " + listed(kinds) + ".");
        }
        own.reusePrevention()
                .ifPresent(many ->
                        rules.add(
                                many == 1
                                        ? "Not the one before."
                                        : "None of the last " + many + "."));
        own.maxAgeDays()
                .ifPresent(days -> rules.add("AWS asks for a new one after " + days + " days."));
        return rules;
    }

    private static void add(List<String> kinds, boolean isWanted, String kind) {
        if (isWanted) {
            kinds.add(kind);
        }
    }

    private static String listed(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
