package dev.lockstep.access.judgement;

import dev.lockstep.access.ReasonedTable;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Actions of another level than Read or List that change nothing of others.
final class ReadOnlyExceptions {
    private static final Map<String, Row> BY_ACTION =
            ReasonedTable.load(
                            ReadOnlyExceptions.class,
                            "read-only-exceptions.tsv",
                            List.of("action", "only", "reason"))
                    .rows()
                    .stream()
                    .map(row -> new Row(row.get(0), row.get(1), row.get(2)))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    row -> row.action.toLowerCase(Locale.ROOT),
                                    Function.identity()));

    private ReadOnlyExceptions() {}

    /// @param action as `service:Name`; ignores case
    static Optional<Row> of(String action) {
        return Optional.ofNullable(BY_ACTION.get(action.toLowerCase(Locale.ROOT)));
    }

    /// @param only `-`; `self`; or a condition key, `=` and the value with which it must be
    ///   refused, as without the key
    record Row(String action, String only, String reason) {

        /// Whether nothing is possible but what is excepted.
        boolean holds(OtherResources others, OtherResources anything) {
            if (only.equals("-")) {
                return true;
            }
            if (only.equals("self")) {
                return isRefused(others);
            }
            String key = only.substring(0, only.indexOf('='));
            Context context = anything.context();
            return isRefused(anything.in(context.with(key, ContextValue.ABSENT)))
                    && isRefused(
                            anything.in(context.with(key, only.substring(only.indexOf('=') + 1))));
        }

        private boolean isRefused(OtherResources question) {
            return question.ask(action) instanceof OtherResources.Answer.None;
        }
    }
}
