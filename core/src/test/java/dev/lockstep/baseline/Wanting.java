package dev.lockstep.baseline;

/// The built-in baseline with one part of it changed, for tests.
public final class Wanting {
    private Wanting() {}

    public static Baseline wanting(PasswordPolicyGoal goal) {
        return wanting(goal, RootGoal.DEFAULT);
    }

    public static Baseline wanting(RootGoal goal) {
        return wanting(PasswordPolicyGoal.DEFAULT, goal);
    }

    private static Baseline wanting(PasswordPolicyGoal passwordPolicy, RootGoal root) {
        Baseline d = Baseline.DEFAULT;
        return new Baseline(
                d.account(),
                passwordPolicy,
                root,
                d.administrators(),
                d.administratorRoles(),
                d.groups(),
                d.people(),
                d.services(),
                d.breakGlass(),
                d.users(),
                d.mfa(),
                d.securityContact(),
                d.trail(),
                d.accessKeys(),
                d.needs(),
                d.trustedAccounts(),
                d.regions(),
                d.limits(),
                d.locked(),
                d.exceptions(),
                d.files());
    }
}
