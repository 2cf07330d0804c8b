package dev.lockstep.practice.state;

/// The e-mail address by which root of a practice account signs in. No API of an account tells it,
/// and no snapshot holds it: it is the same for each.
public final class RootEmail {
    public static final String ADDRESS = "root@example.com";

    private RootEmail() {}
}
