package dev.lockstep.practice.wire;

import dev.lockstep.practice.operation.AwsError;
import java.util.Objects;

/// A request that nobody known has signed, or not now.
public final class Unauthenticated extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Why a signature is not taken; with AWS's codes for the query protocol (IAM, "Common errors")
    /// and for the JSON protocols.
    enum Why {
        MISSING(403, "MissingAuthenticationToken", "MissingAuthenticationTokenException"),
        INCOMPLETE(400, "IncompleteSignature", "IncompleteSignatureException"),
        UNKNOWN_KEY(403, "InvalidClientTokenId", "UnrecognizedClientException"),
        WRONG(403, "SignatureDoesNotMatch", "InvalidSignatureException"),
        SESSION_OVER(403, "ExpiredToken", "ExpiredTokenException"),
        URL_OVER(400, "RequestExpired", "RequestExpired");

        private final int status;
        private final String query;
        private final String json;

        Why(int status, String query, String json) {
            this.status = status;
            this.query = query;
            this.json = json;
        }
    }

    private final Why why;

    Unauthenticated(Why why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    /// The error in the words and codes of a protocol.
    public AwsError as(Protocol protocol) {
        String words = Objects.requireNonNullElse(getMessage(), "");
        return switch (protocol) {
            case QUERY -> new AwsError(why.status, why.query, words);
            case JSON -> new AwsError(400, why.json, words);
            case REST_JSON -> new AwsError(why.status, why.json, words);
        };
    }
}
