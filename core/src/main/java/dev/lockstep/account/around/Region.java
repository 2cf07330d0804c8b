package dev.lockstep.account.around;

/// A region and whether the account may use it.
///
/// @param enabled true if it is opted in, or needs no opt-in
public record Region(String name, boolean enabled) {}
