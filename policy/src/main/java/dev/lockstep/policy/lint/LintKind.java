package dev.lockstep.policy.lint;

import java.util.Locale;

/// The mistakes that are looked for.
public enum LintKind {
    VARIABLE_IN_OLD_VERSION(
            Harm.MISLEADS, "A variable in a policy of version 2008-10-17 or without a version"),
    VARIABLE_NOT_SUBSTITUTED(Harm.MISLEADS, "A variable where AWS puts no value in its place"),
    VARIABLE_BROKEN(Harm.MISLEADS, "A variable that has no end or no name"),
    MFA_DENY_WITHOUT_IF_EXISTS(
            Harm.PROTECTS_LESS, "A Deny without MFA that long-term access keys pass by"),
    MFA_ALLOW_IF_EXISTS(Harm.ALLOWS_MORE, "An Allow with MFA that also holds without MFA"),
    MFA_PRESENCE(Harm.ALLOWS_MORE, "Null taken for proof of MFA"),
    UNKNOWN_SERVICE(Harm.NO_EFFECT, "A service that is not known"),
    UNKNOWN_ACTION(Harm.NO_EFFECT, "An action that is not known"),
    PATTERN_MATCHES_NOTHING(Harm.NO_EFFECT, "A pattern that no known action matches"),
    NOT_ACTION_WITH_ALLOW(Harm.ALLOWS_MORE, "NotAction with Allow"),
    NOT_RESOURCE_WITH_ALLOW(Harm.ALLOWS_MORE, "NotResource with Allow"),
    NOT_PRINCIPAL_WITH_ALLOW(Harm.ALLOWS_MORE, "NotPrincipal with Allow"),
    DENY_NEVER_MATCHES(Harm.PROTECTS_LESS, "A Deny that can never match"),
    ALLOW_NEVER_MATCHES(Harm.NO_EFFECT, "An Allow that can never match"),
    ALLOW_TAKEN_BACK(Harm.NO_EFFECT, "An Allow that a Deny of the same policy takes back whole"),
    ACTION_WITHOUT_RESOURCES(
            Harm.NO_EFFECT, "An action that only `*` means, in a statement that names ARNs only"),
    RESOURCE_OF_OTHER_SERVICE(
            Harm.NO_EFFECT, "An action whose service has none of the statement's resources"),
    FOR_ALL_VALUES_IN_ALLOW(Harm.ALLOWS_MORE, "ForAllValues in an Allow without a Null check"),
    NEGATED_ON_ABSENT_KEY(
            Harm.ALLOWS_MORE, "A negated operator in an Allow on a key that may be absent"),
    MULTI_VALUED_KEY(Harm.MISLEADS, "A key of several values with an operator for one"),
    UNKNOWN_CONDITION_KEY(Harm.MISLEADS, "A condition key that the actions do not have"),
    KEY_TWICE(Harm.MISLEADS, "A condition key that stands twice, in other capitals"),
    NO_VALUES(Harm.MISLEADS, "A condition with an empty list of values"),
    VALUE_NOT_READ(Harm.MISLEADS, "A value that its operator cannot read"),
    WILDCARD_IS_LITERAL(Harm.MISLEADS, "A wildcard where it is an ordinary character"),
    NOT_AN_ARN(Harm.MISLEADS, "An ARN operator with a value that is no ARN"),
    PRIVATE_ADDRESS(Harm.MISLEADS, "A private address for aws:SourceIp"),
    BOTH_BOOLEANS(Harm.MISLEADS, "A condition with both true and false"),
    DUPLICATE_STATEMENT(Harm.UNTIDY, "A statement that stands there twice"),
    REDUNDANT_ACTION(Harm.UNTIDY, "An action that another pattern of the statement covers"),
    PASS_ANY_ROLE(Harm.ALLOWS_MORE, "iam:PassRole for every role and service"),
    WHOLE_ACCOUNT(Harm.ALLOWS_MORE, "A whole account is trusted without a condition"),
    ANYONE(Harm.ALLOWS_MORE, "Anyone is let in without a condition"),
    MANY_WILDCARDS(Harm.UNTIDY, "A pattern with very many wildcards"),
    NOT_WHOLE(Harm.UNTIDY, "A policy that was not looked at whole");

    private final Harm harm;
    private final String title;

    LintKind(Harm harm, String title) {
        this.harm = harm;
        this.title = title;
    }

    /// What is likely to come of it.
    public Harm harm() {
        return harm;
    }

    /// What it is, as a phrase.
    public String title() {
        return title;
    }

    /// The name for people and pipelines, such as `not-action-with-allow`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is likely to come of a mistake, the worst first.
    public enum Harm {
        /// More is allowed than it seems.
        ALLOWS_MORE("allows more than it seems"),
        /// Less is denied than it seems.
        PROTECTS_LESS("protects less than it seems"),
        /// It does something else than it seems to.
        MISLEADS("does not do what it seems to"),
        /// It does nothing.
        NO_EFFECT("has no effect"),
        /// It does what it says, and could be said better.
        UNTIDY("could be said better");

        private final String words;

        Harm(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
