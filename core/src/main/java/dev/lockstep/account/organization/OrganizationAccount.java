package dev.lockstep.account.organization;

/// An account of the organization, as organizations:ListAccounts gives it.
///
/// @param status such as `ACTIVE` or `SUSPENDED`, as AWS writes it
public record OrganizationAccount(String id, String name, String status) {}
