package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.collect.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/// Asks AWS for single things, where "there is none" is an answer like any other.
record Asker(Calls calls) {
    /// One thing.
    <T> Optional<T> find(String operation, Supplier<T> call) throws CallFailed {
        try {
            return Optional.of(calls.call(operation, call));
        } catch (CallFailed failed) {
            if (isNone(failed.failure())) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /// A list, all pages; empty where that of which it is one is not there.
    <T extends SdkPojo, E> List<E> list(
            String operation, Function<Optional<String>, T> page, Function<T, List<E>> entries)
            throws CallFailed {
        try {
            var all = new ArrayList<E>();
            for (T one : calls.pages(operation, page)) {
                List<E> some = entries.apply(one);
                // The SDK puts an empty list of its own in the place of one that did not come.
                if (some instanceof SdkAutoConstructList<?>) {
                    throw Failure.notAsDocumentedBy(operation).thrown();
                }
                all.addAll(some);
            }
            return all;
        } catch (CallFailed failed) {
            if (isNone(failed.failure())) {
                return List.of();
            }
            throw failed;
        }
    }

    /// A policy document as IAM gives it: URL-encoded.
    static String document(String operation, @Nullable String given) throws CallFailed {
        return Calls.needed(
                operation, PolicyText.decoded(Calls.needed(operation, given)).orElse(null));
    }

    private static boolean isNone(Failure failure) {
        return failure.kind() == Failure.Kind.ANSWERED
                && (failure.code().startsWith("NoSuchEntity")
                        || failure.code().startsWith("ResourceNotFound")
                        || failure.code().startsWith("TrailNotFound"));
    }
}
