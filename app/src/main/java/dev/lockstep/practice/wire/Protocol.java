package dev.lockstep.practice.wire;

/// How a service of AWS is spoken to.
public enum Protocol {
    /// A form in, XML out (IAM, STS).
    QUERY,
    /// JSON in and out, the operation in the header X-Amz-Target (Organizations, CloudTrail).
    JSON,
    /// JSON in and out, the operation in method and path (Account, Access Analyzer).
    REST_JSON
}
