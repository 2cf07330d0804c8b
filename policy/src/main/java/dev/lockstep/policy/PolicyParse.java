package dev.lockstep.policy;

/// What came of reading a policy's text: a document, or the place where it stops being one.
public sealed interface PolicyParse permits PolicyDocument, Malformed {
    /// The text as it was given, so that it can be saved again unchanged.
    String text();
}
