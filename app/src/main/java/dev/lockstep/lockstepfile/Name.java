package dev.lockstep.lockstepfile;

import dev.lockstep.account.User;
import java.util.regex.Pattern;

/// The texts that follow a rule, and what the rule is.
///
/// Rule sources: IAM User Guide, "IAM and AWS STS quotas" (names) and "Tags for IAM resources".
public enum Name {
    TEXT("", "text"),
    USER(User.NAME, "an IAM user name: up to 64 letters, digits and + = , . @ _ -"),
    GROUP(
            "[A-Za-z0-9_+=,.@-]{1,128}",
            "an IAM group name: up to 128 letters, digits and + = , . @ _ -"),
    ROLE(
            "[A-Za-z0-9_+=,.@-]{1,64}",
            "an IAM role name: up to 64 letters, digits and + = , . @ _ -"),
    ROLE_PATTERN(
            "[A-Za-z0-9_+=,.@-]{1,64}|[A-Za-z0-9_+=,.@-]{0,63}\\*",
            "an IAM role name, with at most one `*`, at its end"),
    POLICY(
            "[A-Za-z0-9_+=,.@-]{1,128}|arn:[a-z0-9-]+:iam::(aws|[0-9]{12}):policy/[!-~]{1,640}",
            "the name or the ARN of a managed policy"),
    INLINE_POLICY(
            "[A-Za-z0-9_+=,.@-]{1,128}",
            "the name of an inline policy: up to 128 letters, digits and + = , . @ _ -"),
    KEY("[A-Za-z0-9_]{1,128}", "the id of an access key"),
    SERVICE("[a-z0-9]+(-[a-z0-9]+)*", "the prefix of a service, such as s3"),
    REGION("[a-z]+(-[a-z0-9]+){2,}", "a region, such as eu-west-1"),
    TRAIL("[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]", "the name of a trail"),
    BUCKET("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of an S3 bucket"),
    ACCOUNT("[0-9]{12}", "an account id of 12 digits in quotes"),
    TAG(
            "(?![Aa][Ww][Ss]:)[\\p{L}\\p{N}\\p{Zs}_.:/=+@-]{1,128}",
            "the key of a tag: up to 128 letters, digits, spaces and _ . : / = + - @, not beginning"
                    + " with aws:"),
    EMAIL("[^\\s@]+@[^\\s@]+", "an e-mail address"),
    AGE("(age1|ssh-)\\S.*", "a recipient of age, beginning with age1 or ssh-"),
    SUBJECT("[^*]*[^*\\s][^*]*\\*?|\\*", "a finding's subject, with at most one `*`, at its end"),
    CONTROL("[a-z0-9-]+", "the id of a control");

    /// No rule accepts more; patterns are not run over texts without end.
    private static final int LONGEST = 1000;

    private final Pattern rule;
    private final String expected;

    Name(String rule, String expected) {
        this.rule = Pattern.compile(rule);
        this.expected = expected;
    }

    /// Whether a text follows the rule.
    public boolean accepts(String text) {
        return this == TEXT
                ? !text.isBlank()
                : text.length() <= LONGEST && rule.matcher(text).matches();
    }

    /// What the rule is, for messages.
    public String expected() {
        return expected;
    }
}
