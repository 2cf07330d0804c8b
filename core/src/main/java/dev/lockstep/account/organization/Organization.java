package dev.lockstep.account.organization;

/// The organization that the account belongs to.
///
/// @param managementAccount the id of the management account, 12 digits
/// @param featureSet `ALL` or `CONSOLIDATED_BILLING`
public record Organization(String id, String managementAccount, String featureSet) {
    public boolean hasAllFeatures() {
        return featureSet.equals("ALL");
    }
}
