package dev.lockstep.aws.call;

import dev.lockstep.aws.wire.NotAnAwsAnswer;
import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;

/// Makes calls within the budget and counts them; what goes wrong becomes a [Failure] in plain
/// words.
public final class Calls {
    /// After so many calls of one operation in a row without an answer, it is not asked any more.
    private static final int ENOUGH = 3;

    /// No list of AWS has as many pages; one that has goes round in a circle.
    private static final int MOST_PAGES = 10_000;

    private static final List<String> MARKS = List.of("Marker", "NextToken", "nextToken");

    /// What a call is for.
    enum Purpose {
        READ,
        WRITE
    }

    private final Budget budget;
    private final int enough;
    private final Map<String, AtomicInteger> counts;
    private final Map<String, AtomicInteger> lost = new ConcurrentHashMap<>();

    /// Calls within a budget.
    public Calls(Budget budget) {
        this(budget, ENOUGH, new ConcurrentHashMap<>());
    }

    private Calls(Budget budget, int enough, Map<String, AtomicInteger> counts) {
        this.budget = budget;
        this.enough = enough;
        this.counts = counts;
    }

    /// The same, where no operation is given up: a run that changes an account must find out what
    /// is true, however often an answer was lost before.
    public Calls neverGivingUp() {
        return new Calls(budget, Integer.MAX_VALUE, counts);
    }

    /// How many calls were made, each try counted, by operation.
    public Map<String, Integer> counts() {
        var all = new TreeMap<String, Integer>();
        counts.forEach((operation, count) -> all.put(operation, count.get()));
        return all;
    }

    /// Makes one call.
    ///
    /// @param operation such as `iam:ListUsers`
    public <T> T call(String operation, Supplier<T> call) throws CallFailed {
        AtomicInteger inVain = lost.computeIfAbsent(operation, _ -> new AtomicInteger());
        if (inVain.get() >= enough) {
            throw new Failure(
                            operation,
                            NotAnAwsAnswer.NO_ANSWER,
                            "not asked any more, since the last calls had no answer",
                            Failure.Kind.LOST)
                    .thrown();
        }
        try {
            T value = budget.spend(operation, () -> once(operation, Purpose.READ, call));
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

    /// Makes a call that changes something. What may have been carried out is not tried again.
    ///
    /// @param operation such as `iam:CreateUser`
    /// @throws CallFailed if AWS refused, or nobody knows: then its kind is [Failure.Kind#LOST]
    public <T> T write(String operation, Supplier<T> call) throws CallFailed {
        return budget.spendOnWrite(operation, () -> once(operation, Purpose.WRITE, call));
    }

    /// Makes the calls that all pages of a list take.
    ///
    /// @param page one call, by the mark that the page before gave
    public <T extends SdkPojo> List<T> pages(String operation, Function<Optional<String>, T> page)
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
    public static <T> T needed(String operation, @Nullable T member) throws CallFailed {
        if (member == null) {
            throw Failure.notAsDocumentedBy(operation).thrown();
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

    private <T> T once(String operation, Purpose purpose, Supplier<T> call) throws CallFailed {
        counts.computeIfAbsent(operation, _ -> new AtomicInteger()).incrementAndGet();
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw Failures.answered(operation, e, purpose).thrown();
        } catch (NoSession | BadInput e) {
            // The session ended during the run and could not be renewed.
            String why = Optional.ofNullable(e.getMessage()).orElse("");
            throw new Failure(operation, NotAnAwsAnswer.NO_ANSWER, why, Failure.Kind.ANSWERED)
                    .thrown();
        } catch (SdkException
                | UncheckedIOException
                | IllegalArgumentException
                | DateTimeException e) {
            throw Failures.lost(operation, e, purpose).thrown();
        }
    }
}
