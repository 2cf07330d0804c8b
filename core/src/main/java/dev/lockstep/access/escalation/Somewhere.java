package dev.lockstep.access.escalation;

import dev.lockstep.policy.Glob;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Finds a resource on which an action is allowed, where any will do: one that the patterns of the
/// policies leave open.
final class Somewhere {
    /// So many resources are tried, at most.
    private static final int LIMIT = 400;

    private Somewhere() {}

    /// The grant on some resource that is, or may be, allowed; a sure one before others.
    static Optional<Grant> may(Mask mask, String action, Map<String, ContextValue> more) {
        Optional<Grant> unsure = Optional.empty();
        for (String resource : resources(mask, action)) {
            Optional<Grant> grant = Asking.may(mask, action, resource, more);
            if (grant.isPresent() && grant.get().certain()) {
                return grant;
            }
            unsure = unsure.or(() -> grant);
        }
        return unsure;
    }

    static Optional<Grant> may(Mask mask, String action) {
        return may(mask, action, Map.of());
    }

    /// Resources that are worth a try: one for each way in which patterns of the kinds of policy
    /// that must allow it overlap.
    static SequencedSet<String> resources(Mask mask, String action) {
        Layers layers = mask.layers();
        Context context = mask.holder().context();
        List<List<String>> some = start();
        some = narrowed(some, patterns(layers.identity(), action, context));
        if (layers.boundary().isPresent()) {
            some = narrowed(some, patterns(layers.boundary().get(), action, context));
        }
        for (Layers.Level level : layers.serviceControl()) {
            some = narrowed(some, patterns(level.policies(), action, context));
        }
        var found = new LinkedHashSet<String>();
        // What a Deny leaves out comes first: on other resources it would be refused.
        addExamples(leftByDenials(some, layers, action, context), found);
        addExamples(some, found);
        return found;
    }

    private static void addExamples(List<List<String>> some, SequencedSet<String> found) {
        int most = found.size() + LIMIT;
        for (List<String> together : some) {
            Overlap.example(together).ifPresent(one -> found.add(one.isEmpty() ? "*" : one));
            if (found.size() >= most) {
                break;
            }
        }
    }

    /// The same ways, narrowed to what each Deny with `NotResource` lets alone.
    private static List<List<String>> leftByDenials(
            List<List<String>> some, Layers layers, String action, Context context) {
        List<List<String>> left = some;
        for (CompiledPolicy policy : all(layers)) {
            for (Statement statement : policy.about(action)) {
                Optional<Resources> resources = statement.resources();
                if (!statement.allows() && resources.isPresent() && resources.get().negated()) {
                    var patterns = new LinkedHashSet<String>();
                    resources
                            .get()
                            .patterns()
                            .forEach(one -> patterns.add(completed(filled(one.text(), context))));
                    left = narrowed(left, patterns);
                }
            }
        }
        return left;
    }

    private static List<CompiledPolicy> all(Layers layers) {
        return Stream.of(
                        layers.identity().stream(),
                        layers.boundary().stream().flatMap(List::stream),
                        layers.serviceControl().stream()
                                .flatMap(level -> level.policies().stream()))
                .flatMap(one -> one)
                .toList();
    }

    private static List<List<String>> start() {
        return List.of(List.of());
    }

    private static List<List<String>> narrowed(
            List<List<String>> some, SequencedSet<String> patterns) {
        var all = new ArrayList<List<String>>();
        for (List<String> one : some) {
            for (String pattern : patterns) {
                if (isAny(pattern)) {
                    all.add(one);
                } else {
                    var more = new ArrayList<>(one);
                    more.add(pattern);
                    all.add(more);
                }
                if (all.size() >= LIMIT) {
                    return all;
                }
            }
        }
        return all;
    }

    private static boolean isAny(String pattern) {
        return !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '*');
    }

    /// The patterns of resources on which policies allow an action.
    static SequencedSet<String> patterns(
            List<CompiledPolicy> policies, String action, Context context) {
        var found = new LinkedHashSet<String>();
        for (CompiledPolicy policy : policies) {
            for (Statement statement : policy.about(action)) {
                if (statement.allows()) {
                    Optional<Resources> resources = statement.resources();
                    if (resources.isEmpty() || resources.get().negated()) {
                        found.add("*");
                    } else {
                        for (ResourcePattern pattern : resources.get().patterns()) {
                            found.add(completed(filled(pattern.text(), context)));
                        }
                    }
                }
            }
        }
        return found;
    }

    /// A pattern of less than the six parts of an ARN is completed by `*`, as AWS does.
    private static String completed(String pattern) {
        long colons = pattern.chars().filter(c -> c == ':').count();
        return isAny(pattern) || colons >= 5 ? pattern : pattern + ":*".repeat((int) (5 - colons));
    }

    /// A pattern with what is known in the place of its variables.
    private static String filled(String pattern, Context context) {
        var text = new StringBuilder();
        int at = 0;
        while (true) {
            int open = pattern.indexOf("${", at);
            int close = open < 0 ? -1 : pattern.indexOf('}', open);
            if (close < 0) {
                return text.append(pattern.substring(at)).toString();
            }
            String key = pattern.substring(open + 2, close).split(",", 2)[0].strip();
            text.append(pattern, at, open)
                    .append(
                            context.get(Glob.lower(key))
                                            instanceof ContextValue.Single(String value)
                                    ? value
                                    : "*");
            at = close + 1;
        }
    }
}
