package dev.lockstep.aws;

import dev.lockstep.aws.wire.NotAnAwsAnswer;
import dev.lockstep.collect.AwsAnswer;
import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpStatusCode;

/// Makes calls within the budget and counts them; what goes wrong becomes a [Failure] in plain
/// words.
final class Calls {
    /// After so many calls of one operation in a row without an answer, it is not asked any more.
    private static final int ENOUGH = 3;

    /// No list of AWS has as many pages; one that has goes round in a circle.
    private static final int MOST_PAGES = 10_000;

    private static final List<String> MARKS = List.of("Marker", "NextToken", "nextToken");

    private final Budget budget;
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> lost = new ConcurrentHashMap<>();

    Calls(Budget budget) {
        this.budget = budget;
    }

    /// How many calls were made, each try counted, by operation.
    Map<String, Integer> counts() {
        var all = new TreeMap<String, Integer>();
        counts.forEach((operation, count) -> all.put(operation, count.get()));
        return all;
    }

    /// Makes one call.
    ///
    /// @param operation such as `iam:ListUsers`
    <T> T call(String operation, Supplier<T> call) throws CallFailed {
        AtomicInteger inVain = lost.computeIfAbsent(operation, _ -> new AtomicInteger());
        if (inVain.get() >= ENOUGH) {
            throw new Failure(
                            operation,
                            NotAnAwsAnswer.NO_ANSWER,
                            "not asked any more, since the last calls had no answer",
                            Failure.Kind.LOST)
                    .thrown();
        }
        try {
            T value = budget.spend(operation, () -> once(operation, call));
            inVain.set(0);
            return value;
        } catch (CallFailed failed) {
            if (failed.failure().kind() == Failure.Kind.ANSWERED) {
                inVain.set(0);
            } else {
                inVain.incrementAndGet();
            }
            throw failed;
        }
    }

    /// Makes the calls that all pages of a list take.
    ///
    /// @param page one call, by the mark that the page before gave
    <T extends SdkPojo> List<T> pages(String operation, Function<Optional<String>, T> page)
            throws CallFailed {
        var pages = new ArrayList<T>();
        var seen = new HashSet<String>();
        Optional<String> mark = Optional.empty();
        do {
            Optional<String> from = mark;
            T next = call(operation, () -> page.apply(from));
            pages.add(next);
            mark = mark(next);
            boolean isCut = mark.isEmpty() && isTruncated(next);
            boolean isCircle = mark.isPresent() && !seen.add(mark.get());
            if (isCut || isCircle || pages.size() > MOST_PAGES) {
                throw new Failure(
                                operation,
                                NotAnAwsAnswer.OTHER,
                                "the pages of the list have no end",
                                Failure.Kind.LOST)
                        .thrown();
            }
        } while (mark.isPresent());
        return pages;
    }

    /// A member that AWS always sends.
    ///
    /// @throws CallFailed if this answer lacks it
    static <T> T needed(String operation, @Nullable T member) throws CallFailed {
        if (member == null) {
            throw Gathered.notAsDocumentedBy(operation).thrown();
        }
        return member;
    }

    private static Optional<String> mark(SdkPojo page) {
        for (SdkField<?> field : page.sdkFields()) {
            if (MARKS.contains(field.memberName())
                    && field.getValueOrDefault(page) instanceof String mark
                    && !mark.isEmpty()) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    private static boolean isTruncated(SdkPojo page) {
        for (SdkField<?> field : page.sdkFields()) {
            if (field.memberName().equals("IsTruncated")) {
                return Boolean.TRUE.equals(field.getValueOrDefault(page));
            }
        }
        return false;
    }

    private <T> T once(String operation, Supplier<T> call) throws CallFailed {
        counts.computeIfAbsent(operation, _ -> new AtomicInteger()).incrementAndGet();
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw refusal(operation, e).thrown();
        } catch (NoSession | BadInput e) {
            // The session ended during the run and could not be renewed.
            String why = Optional.ofNullable(e.getMessage()).orElse("");
            throw new Failure(operation, NotAnAwsAnswer.NO_ANSWER, why, Failure.Kind.ANSWERED)
                    .thrown();
        } catch (SdkException
                | UncheckedIOException
                | IllegalArgumentException
                | DateTimeException e) {
            throw lost(operation, e).thrown();
        }
    }

    private static Failure refusal(String operation, AwsServiceException e) {
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
        return new Failure(operation, code, message, kind(code, message, e.statusCode()));
    }

    private static Failure.Kind kind(String code, String message, int status) {
        String plain = (code + " " + message).toLowerCase(Locale.ROOT);
        boolean isThrottled =
                status == HttpStatusCode.THROTTLING
                        || code.toLowerCase(Locale.ROOT).contains("throttl")
                        || code.equals("SlowDown")
                        || code.startsWith("TooManyRequests")
                        || code.startsWith("RequestLimitExceeded")
                        || plain.contains("rate exceeded");
        if (isThrottled) {
            return Failure.Kind.THROTTLED;
        }
        boolean isNoAnswer =
                status >= HttpStatusCode.INTERNAL_SERVER_ERROR
                        || AwsAnswer.of(code, message) == AwsAnswer.NO_ANSWER;
        boolean isReport = code.toLowerCase(Locale.ROOT).contains("report");
        return isNoAnswer && !isReport ? Failure.Kind.LOST : Failure.Kind.ANSWERED;
    }

    /// An exception's text may hold anything, secrets and class names too, so none of it is told.
    private static Failure lost(String operation, RuntimeException fault) {
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
                case SSLException _ -> {
                    return unreachable(
                            operation, "the host's certificate is not trusted, or TLS failed");
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
