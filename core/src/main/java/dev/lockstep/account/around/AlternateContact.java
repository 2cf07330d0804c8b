package dev.lockstep.account.around;

/// An alternate contact of the account.
public record AlternateContact(String name, String title, String email, String phone) {}
