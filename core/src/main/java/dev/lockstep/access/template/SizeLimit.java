package dev.lockstep.access.template;

import dev.lockstep.policy.PolicySize;

/// What a policy is going to be, which limits its size.
///
/// Rule source: IAM User Guide, "IAM and AWS STS quotas".
public enum SizeLimit {
    MANAGED("a managed policy", PolicySize.MANAGED),
    GROUP("the inline policies of a group together", PolicySize.GROUP_INLINE),
    USER("the inline policies of a user together", PolicySize.USER_INLINE),
    ROLE("the inline policies of a role together", PolicySize.ROLE_INLINE);

    private final String words;
    private final int limit;

    SizeLimit(String words, int limit) {
        this.words = words;
        this.limit = limit;
    }

    /// What the limit holds for, with its article.
    public String words() {
        return words;
    }

    /// How many characters AWS takes, white space not counted.
    public int limit() {
        return limit;
    }
}
