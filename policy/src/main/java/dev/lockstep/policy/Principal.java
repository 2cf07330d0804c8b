package dev.lockstep.policy;

/// One principal that a statement names.
///
/// Rule source: IAM User Guide, "AWS JSON policy elements: Principal".
public sealed interface Principal {
    /// `"*"` or `{"AWS": "*"}`: anyone, in any account.
    record Anyone() implements Principal {}

    /// An ARN, an account id of 12 digits, or the bare unique id (AROA…, AIDA…) that AWS leaves
    /// where a principal was deleted.
    record Aws(String value) implements Principal {}

    /// A service, such as `lambda.amazonaws.com`.
    record Service(String name) implements Principal {}

    /// An identity provider: the ARN of a SAML or OpenID Connect provider, or a well-known issuer.
    record Federated(String provider) implements Principal {}

    /// A canonical user id, as bucket policies use it.
    record CanonicalUser(String id) implements Principal {}
}
