package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of the condition keys of a request, or of all requests that are asked about. Names
/// of keys ignore case, also the tag's own name in one such as `aws:PrincipalTag/team`.
///
/// Rule source: IAM User Guide, "AWS global condition context keys".
public final class Context {
    /// Nothing is known.
    public static final Context UNKNOWN = new Context(Map.of(), List.of(), ContextValue.UNKNOWN);

    /// No key is there.
    public static final Context EMPTY = new Context(Map.of(), List.of(), ContextValue.ABSENT);

    private final Map<String, ContextValue> values;

    /// Beginnings of keys that are absent if nothing is said of them.
    private final List<String> absent;

    private final ContextValue others;

    private Context(Map<String, ContextValue> values, List<String> absent, ContextValue others) {
        this.values = values;
        this.absent = absent;
        this.others = others;
    }

    /// The same, with a key that has this one value.
    public Context with(String key, String value) {
        return with(key, new ContextValue.Single(value));
    }

    /// The same, with a key that has several values.
    public Context with(String key, List<String> several) {
        return with(key, new ContextValue.Several(several));
    }

    /// The same, with another answer under one key.
    public Context with(String key, ContextValue value) {
        return with(Map.of(key, value));
    }

    /// The same, with other answers under these keys.
    public Context with(Map<String, ContextValue> more) {
        var all = new HashMap<>(values);
        more.forEach((key, value) -> all.put(Glob.lower(key), value));
        return new Context(all, absent, others);
    }

    /// The same, where each key that begins so, such as `aws:PrincipalTag/`, is absent if nothing
    /// else is said of it.
    public Context withoutOthers(String beginning) {
        var all = new ArrayList<>(absent);
        all.add(Glob.lower(beginning));
        return new Context(values, List.copyOf(all), others);
    }

    /// What stands under a key.
    ///
    /// @param lowerCaseKey the key in lower case
    public ContextValue get(String lowerCaseKey) {
        ContextValue value = values.get(lowerCaseKey);
        if (value != null) {
            return value;
        }
        for (String beginning : absent) {
            if (lowerCaseKey.startsWith(beginning)) {
                return ContextValue.ABSENT;
            }
        }
        return others;
    }

    /// Whether a key of which nothing is said is absent, and not unknown.
    public boolean isComplete() {
        return others instanceof ContextValue.Absent;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Context that
                && values.equals(that.values)
                && absent.equals(that.absent)
                && others.equals(that.others);
    }

    @Override
    public int hashCode() {
        return values.hashCode() * 31 + others.hashCode();
    }

    @Override
    public String toString() {
        return values + (isComplete() ? "" : ", others unknown");
    }
}
