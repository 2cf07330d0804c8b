package dev.lockstep.control.groups.trust;

import dev.lockstep.policy.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A principal of a trust policy that is not of the role's own account.
///
/// @param principal as the policy names it
/// @param account whose it is; absent for the id of a deleted principal, which names nobody
public record ForeignParty(String principal, Optional<String> account) {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /// IAM User Guide, "IAM identifiers": unique ids begin with four letters that tell their kind.
    private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z]{3}[A-Z0-9]{8,124}");

    /// A principal as a foreign party, if it is one. Everybody (`*`) is none: that is for
    /// role-trust-open to judge.
    public static Optional<ForeignParty> of(Principal principal, Optional<String> own) {
        return switch (principal) {
            case Principal.Aws(String value) when FirmCondition.isOnlyWildcards(value) ->
                    Optional.empty();
            case Principal.Aws(String value) when UNIQUE_ID.matcher(value).matches() ->
                    Optional.of(new ForeignParty(value, Optional.empty()));
            case Principal.Aws(String value) ->
                    of(value, account(value).orElse(value)).filter(party -> !party.isOf(own));
            case Principal.Federated(String provider) ->
                    account(provider)
                            .flatMap(account -> of(provider, account))
                            .filter(party -> !party.isOf(own));
            case Principal.Anyone _, Principal.Service _, Principal.CanonicalUser _ ->
                    Optional.empty();
        };
    }

    /// The account that an ARN or a bare id of 12 digits names.
    public static Optional<String> account(String value) {
        String[] parts = value.split(":", 6);
        return Optional.of(parts.length == 6 && parts[0].equals("arn") ? parts[4] : value)
                .filter(account -> ACCOUNT.matcher(account).matches());
    }

    private static Optional<ForeignParty> of(String principal, String account) {
        return Optional.of(new ForeignParty(principal, Optional.of(account)));
    }

    /// Whether it is the id that AWS leaves where a principal was deleted.
    public boolean isDeleted() {
        return account.isEmpty();
    }

    /// Whether its account is none of these.
    public boolean isStranger(Set<String> known) {
        return account.isPresent() && !known.contains(account.get());
    }

    private boolean isOf(Optional<String> own) {
        return own.isPresent() && account.equals(own);
    }
}
