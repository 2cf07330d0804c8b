package dev.lockstep.plan.guard;

import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.reach.ActionSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a policy says, statement by statement.
final class Meaning {
    private final Optional<CompiledPolicy> policy;
    private final List<Part> parts;

    Meaning(Optional<CompiledPolicy> policy, List<Part> parts) {
        this.policy = policy;
        this.parts = List.copyOf(parts);
    }

    /// The policy; empty: its document is not known.
    Optional<CompiledPolicy> policy() {
        return policy;
    }

    List<Part> parts() {
        return parts;
    }

    /// A statement.
    static final class Part {
        private final CompiledPolicy policy;
        private final int number;
        private final Statement statement;
        private final ActionSet possible;
        private final ActionSet certain;

        /// @param number of the statement in its document, from 0
        /// @param possible the actions that it may name, whatever the resource
        /// @param certain those that it names for certain
        Part(CompiledPolicy policy, int number, ActionSet possible, ActionSet certain) {
            this.policy = policy;
            this.number = number;
            this.statement = policy.document().statements().get(number);
            this.possible = possible;
            this.certain = certain;
        }

        CompiledPolicy policy() {
            return policy;
        }

        int number() {
            return number;
        }

        Statement statement() {
            return statement;
        }

        ActionSet possible() {
            return possible;
        }

        ActionSet certain() {
            return certain;
        }

        boolean allows() {
            return statement.allows();
        }

        /// Whether it says the same, place and name apart.
        boolean saysTheSame(Part other) {
            return this == other
                    || (statement.effect() == other.statement.effect()
                            && statement.actions().equals(other.statement.actions())
                            && statement.resources().equals(other.statement.resources())
                            && sameConditions(other)
                            && sameVersion(other));
        }

        /// Whether for each request that another one is about and whose action both name, this one
        /// is about it too: false where that is not plain to see.
        boolean isAsWideAs(Part other) {
            return (statement.conditions().isEmpty() || sameConditions(other))
                    && hasResourcesOf(other)
                    && sameVersion(other);
        }

        /// Whether each action that another one names is named here too: false where that is not
        /// plain to see from the texts.
        boolean namesAllOf(Part other) {
            Actions mine = statement.actions();
            Actions theirs = other.statement.actions();
            return mine.equals(theirs)
                    || (!mine.negated()
                            && !theirs.negated()
                            && theirs.patterns().stream()
                                    .allMatch(one ->
                                            mine.patterns().stream()
                                                    .anyMatch(pattern -> pattern.covers(one))));
        }

        /// Whether it is about every request, whatever its resource and circumstances.
        boolean isUnlimited() {
            return statement.conditions().isEmpty()
                    && statement
                            .resources()
                            .map(resources ->
                                    resources.negated()
                                            ? resources.patterns().isEmpty()
                                            : resources.patterns().stream()
                                                    .anyMatch(ResourcePattern::matchesEvery))
                            .orElse(true);
        }

        private boolean hasResourcesOf(Part other) {
            if (statement.resources().isEmpty()
                    || statement.resources().equals(other.statement.resources())) {
                return true;
            }
            Resources mine = statement.resources().get();
            if (mine.negated()) {
                return mine.patterns().isEmpty();
            }
            if (mine.patterns().stream().anyMatch(ResourcePattern::matchesEvery)) {
                return true;
            }
            return other.statement
                    .resources()
                    .filter(theirs -> !theirs.negated())
                    .filter(theirs ->
                            theirs.patterns().stream()
                                    .allMatch(one ->
                                            mine.patterns().stream()
                                                    .anyMatch(pattern -> pattern.covers(one))))
                    .isPresent();
        }

        private boolean sameConditions(Part other) {
            List<Condition> mine = statement.conditions();
            List<Condition> theirs = other.statement.conditions();
            return mine.size() == theirs.size()
                    && IntStream.range(0, mine.size())
                            .allMatch(i ->
                                    mine.get(i).operator().equals(theirs.get(i).operator())
                                            && mine.get(i).key().equals(theirs.get(i).key())
                                            && mine.get(i).values().equals(theirs.get(i).values()));
        }

        /// Variables mean something in one version of the language and nothing in the other.
        private boolean sameVersion(Part other) {
            PolicyDocument mine = policy.document();
            PolicyDocument theirs = other.policy.document();
            return Objects.equals(mine.version(), theirs.version())
                    || (!mine.text().contains("${") && !theirs.text().contains("${"));
        }
    }
}
