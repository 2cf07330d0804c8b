package dev.lockstep.account.comparison;

import dev.lockstep.account.Account;
import java.util.List;

/// An account in a form in which two are equal if they differ in nothing but what AWS chose in
/// between: ids, dates and version numbers that the first account did not have are placeholders;
/// those that it had stay.
///
/// @param account with placeholders
public record NormalForm(Account account) {
    /// The normal form.
    ///
    /// @param first the account before anything was changed
    public static NormalForm of(Account account, Account first) {
        return new NormalForm(account); // interim
    }

    /// What differs, one sentence for each; names in it are hostile text.
    public List<String> differences(NormalForm other) {
        return account.equals(other.account) ? List.of() : List.of("interim");
    }
}
