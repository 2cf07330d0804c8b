package dev.lockstep.aws.call;

import dev.lockstep.aws.call.Calls.Purpose;
import dev.lockstep.aws.wire.NotAnAwsAnswer;
import dev.lockstep.collect.AwsAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.HttpStatusCode;

/// What goes wrong with a call, in plain words, and what is to be done about it.
final class Failures {
    private Failures() {}

    /// The error that AWS answered with.
    static Failure answered(String operation, AwsServiceException e, Purpose purpose) {
        var details = e.awsErrorDetails();
        String code = details == null ? "" : Optional.ofNullable(details.errorCode()).orElse("");
        String message =
                details == null ? "" : Optional.ofNullable(details.errorMessage()).orElse("");
        if (code.isEmpty()) {
            return new Failure(
                    operation,
                    e.statusCode() >= HttpStatusCode.INTERNAL_SERVER_ERROR
                            ? Integer.toString(e.statusCode())
                            : NotAnAwsAnswer.OTHER,
                    "HTTP status " + e.statusCode() + " without an error code of AWS",
                    Failure.Kind.LOST);
        }
        Failure.Kind kind =
                switch (purpose) {
                    case READ -> kindOfRead(code, message, e.statusCode());
                    case WRITE -> kindOfWrite(operation, code, message, e.statusCode());
                };
        return new Failure(operation, code, message, kind, Optional.ofNullable(e.requestId()));
    }

    private static boolean isThrottled(String code, String message, int status) {
        String plain = (code + " " + message).toLowerCase(Locale.ROOT);
        return status == HttpStatusCode.THROTTLING
                || code.toLowerCase(Locale.ROOT).contains("throttl")
                || code.equals("SlowDown")
                || code.startsWith("TooManyRequests")
                || code.startsWith("RequestLimitExceeded")
                || plain.contains("rate exceeded");
    }

    private static Failure.Kind kindOfRead(String code, String message, int status) {
        if (isThrottled(code, message, status)) {
            return Failure.Kind.THROTTLED;
        }
        boolean isNoAnswer =
                status >= HttpStatusCode.INTERNAL_SERVER_ERROR
                        || AwsAnswer.of(code, message) == AwsAnswer.NO_ANSWER;
        boolean isReport = code.toLowerCase(Locale.ROOT).contains("report");
        return isNoAnswer && !isReport ? Failure.Kind.LOST : Failure.Kind.ANSWERED;
    }

    /// A write that AWS refused in its own words was not carried out; one that ended in an error of
    /// AWS's own may have been.
    private static Failure.Kind kindOfWrite(
            String operation, String code, String message, int status) {
        if (isThrottled(code, message, status)) {
            return Failure.Kind.THROTTLED;
        }
        if (status >= HttpStatusCode.INTERNAL_SERVER_ERROR) {
            return Failure.Kind.LOST;
        }
        if (isBusy(operation, code)) {
            return Failure.Kind.BUSY;
        }
        // A quota that is used up is an answer: LimitExceeded of IAM.
        boolean isQuota = code.startsWith("LimitExceeded");
        return AwsAnswer.of(code, message) == AwsAnswer.NO_ANSWER && !isQuota
                ? Failure.Kind.LOST
                : Failure.Kind.ANSWERED;
    }

    /// With these AWS says that it did not carry out a write, and that the same may pass in a while
    /// (IAM API reference, "Common errors" of each operation; CloudTrail API reference, where a
    /// conflict means that a trail is not ready).
    private static boolean isBusy(String operation, String code) {
        return code.startsWith("ConcurrentModification")
                || code.startsWith("EntityTemporarilyUnmodifiable")
                || (operation.startsWith("cloudtrail:") && code.startsWith("ConflictException"));
    }

    /// An exception's text may hold anything, secrets and class names too, so none of it is told.
    static Failure lost(String operation, RuntimeException fault, Purpose purpose) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case NotAnAwsAnswer other -> {
                    return new Failure(operation, other.code(), other.words(), Failure.Kind.LOST);
                }
                case SocketTimeoutException e -> {
                    boolean isConnect =
                            Optional.ofNullable(e.getMessage())
                                    .orElse("")
                                    .toLowerCase(Locale.ROOT)
                                    .contains("connect");
                    return new Failure(
                            operation,
                            Failure.TIMEOUT,
                            isConnect ? "no connection in time" : "no answer in time",
                            isConnect ? Failure.Kind.UNREACHABLE : Failure.Kind.LOST);
                }
                case UnknownHostException _ -> {
                    return unreachable(operation, "the name of the host is not known");
                }
                case ConnectException _ -> {
                    return unreachable(operation, "nobody answers at that address");
                }
                case NoRouteToHostException _ -> {
                    return unreachable(operation, "there is no way to that address");
                }
                case SSLException e -> {
                    String why = "the host's certificate is not trusted, or TLS failed";
                    // Past the handshake a write may have been sent.
                    boolean mayBeSent =
                            purpose == Purpose.WRITE
                                    && !(e instanceof SSLHandshakeException)
                                    && !(e instanceof SSLPeerUnverifiedException);
                    return mayBeSent
                            ? new Failure(
                                    operation, NotAnAwsAnswer.NO_ANSWER, why, Failure.Kind.LOST)
                            : unreachable(operation, why);
                }
                case UncheckedIOException _ -> {
                    continue;
                }
                case IOException _ -> {
                    return new Failure(
                            operation,
                            NotAnAwsAnswer.NO_ANSWER,
                            "the connection was cut",
                            Failure.Kind.LOST);
                }
                default -> {
                    continue;
                }
            }
        }
        return new Failure(
                operation,
                NotAnAwsAnswer.OTHER,
                "what came is not in the form of AWS's answers",
                Failure.Kind.LOST);
    }

    private static Failure unreachable(String operation, String why) {
        return new Failure(operation, NotAnAwsAnswer.NO_ANSWER, why, Failure.Kind.UNREACHABLE);
    }
}
