package dev.lockstep.control;

/// The eight steps, in the order in which a person takes them, and what stands around them.
public enum Step {
    PASSWORD_POLICY(1, "password-policy", "A strong password policy"),
    ROOT_MFA(2, "root-mfa", "MFA on root, and root left alone"),
    ROOT_KEYS(3, "root-keys", "No root access keys"),
    GROUPS(4, "groups", "Groups for daily work"),
    USERS(5, "users", "One user for each person"),
    USER_MFA(6, "user-mfa", "MFA for each user"),
    ACCESS_KEYS(7, "access-keys", "No unneeded access keys"),
    VERIFIED(8, "verified", "Each person verified"),
    ACCOUNT(0, "account", "Around the account");

    private final int number;
    private final String id;
    private final String title;

    Step(int number, String id, String title) {
        this.number = number;
        this.id = id;
        this.title = title;
    }

    /// 1 to 8; 0 for the account around the steps, which is listed last.
    public int number() {
        return number;
    }

    /// The name for options and reports, such as `root-mfa`.
    public String id() {
        return id;
    }

    /// The name for people.
    public String title() {
        return title;
    }
}
