package dev.lockstep.access.judgement;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledCondition;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Whether an action is possible on resources of one kind other than some that are meant.
///
/// @param layers the policies in force
/// @param context what is known of every request
/// @param principal the ARN of who asks
/// @param shape what the ARNs of such resources look like, as a pattern
/// @param meant the resources that do not count
/// @param existing some that there are; they make the better examples
record OtherResources(
        Layers layers,
        Context context,
        String principal,
        String shape,
        Predicate<String> meant,
        Collection<String> existing) {

    /// The shape of every resource.
    static final String ANYTHING = "*";

    /// More examples than these prove nothing new.
    private static final int MOST_EXISTING = 20;

    /// An answer.
    sealed interface Answer {
        /// On none.
        record None() implements Answer {}

        /// On this one.
        record Allowed(String resource, List<Deciding> by) implements Answer {}

        /// It hangs on these condition keys.
        record Open(String resource, SortedSet<String> keys) implements Answer {}

        /// Each example that was tried is refused, and nothing refuses all.
        record Unproven(String resource) implements Answer {}
    }

    /// Whether anything goes, on whatever resource.
    static OtherResources any(Layers layers, Context context, String principal) {
        return new OtherResources(layers, context, principal, ANYTHING, _ -> false, List.of());
    }

    OtherResources in(Context other) {
        return new OtherResources(layers, other, principal, shape, meant, existing);
    }

    OtherResources shaped(String other) {
        return new OtherResources(layers, context, principal, other, meant, existing);
    }

    Answer ask(String action) {
        var examples = new LinkedHashSet<String>();
        for (CompiledPolicy policy : layers.identity()) {
            for (Statement statement : policy.about(action)) {
                if (statement.allows() && mayHold(policy, statement)) {
                    examples.addAll(examples(policy, statement, this::isOther));
                }
            }
        }
        Optional<Answer.Open> open = Optional.empty();
        Optional<String> refused = Optional.empty();
        for (String resource : examples) {
            Decision decision =
                    Evaluator.decide(
                            new Request(principal, action, resource, Optional.empty(), context),
                            layers);
            switch (decision) {
                case Decision.Allowed(var by) -> {
                    return new Answer.Allowed(resource, by);
                }
                case Decision.Undecided undecided -> {
                    if (undecided.possiblyAllowed() && open.isEmpty()) {
                        open = Optional.of(new Answer.Open(resource, undecided.keys()));
                    }
                }
                case Decision.ExplicitlyDenied(var by) -> {
                    if (by.stream().noneMatch(this::coversAllOthers)) {
                        refused = Optional.of(resource);
                    }
                }
                case Decision.ImplicitlyDenied _ -> refused = Optional.of(resource);
            }
        }
        if (open.isPresent()) {
            return open.get();
        }
        return refused.<Answer>map(Answer.Unproven::new).orElseGet(Answer.None::new);
    }

    private boolean isOther(String resource) {
        return !meant.test(resource);
    }

    /// Whether a Deny, which applies to one of them, applies to each that is not meant.
    private boolean coversAllOthers(Deciding deciding) {
        Optional<Resources> resources = deciding.statement().resources();
        if (resources.isEmpty()) {
            return true;
        }
        return resources.get().negated()
                ? resources.get().patterns().stream()
                        .allMatch(pattern ->
                                meetings(version(deciding), pattern).stream().allMatch(meant))
                : resources.get().patterns().stream().anyMatch(ResourcePattern::matchesEvery);
    }

    private PolicyDocument.Version version(Deciding deciding) {
        return layers.identity().stream()
                .map(CompiledPolicy::document)
                .filter(document -> document.statements().contains(deciding.statement()))
                .map(PolicyDocument::version)
                .findFirst()
                .orElse(PolicyDocument.Version.V2012_10_17);
    }

    /// Whether its conditions may be met.
    private boolean mayHold(CompiledPolicy policy, Statement statement) {
        return statement.conditions().stream()
                .allMatch(condition ->
                        CompiledCondition.of(condition, policy.document().version())
                                .holds(context)
                                .possible());
    }

    private Set<String> examples(
            CompiledPolicy policy, Statement statement, Predicate<String> wanted) {
        var found = new LinkedHashSet<String>();
        boolean any =
                statement.resources().map(Resources::negated).orElse(true)
                        || statement.resources().stream()
                                .flatMap(one -> one.patterns().stream())
                                .anyMatch(ResourcePattern::matchesEvery);
        if (any) {
            existing.stream().filter(wanted).limit(MOST_EXISTING).forEach(found::add);
            if (shape.equals(ANYTHING)) {
                found.add(ANYTHING);
            } else {
                meetings(policy.document().version(), new ResourcePattern(ANYTHING)).stream()
                        .filter(wanted)
                        .forEach(found::add);
            }
        } else {
            for (ResourcePattern pattern : statement.resources().get().patterns()) {
                meetings(policy.document().version(), pattern).stream()
                        .filter(wanted)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /// Resources of this shape that a pattern matches: examples that differ wherever it leaves
    /// room.
    private SortedSet<String> meetings(PolicyDocument.Version version, ResourcePattern pattern) {
        var found = new TreeSet<String>();
        Optional<ResourceText> text = ResourceText.of(pattern.text(), version, context);
        if (text.isEmpty()) {
            return found;
        }
        ResourceText kind = ResourceText.plain(shape);
        for (char filler : new char[] {'x', 'q'}) {
            CommonResource.of(text.get(), kind, filler).ifPresent(found::add);
            CommonResource.of(text.get().filled(), kind, filler).ifPresent(found::add);
        }
        return found;
    }
}
