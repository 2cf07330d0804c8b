package dev.lockstep.access.escalation;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A change of policies that are in force, for everybody whom it concerns.
sealed interface Change {
    /// The mask with the change; empty: it does not concern it, or changes nothing.
    Optional<Mask> of(Mask mask);

    /// A policy is added to a user or role.
    record Add(Holder to, CompiledPolicy policy) implements Change {
        @Override
        public Optional<Mask> of(Mask mask) {
            return mask.is(to) ? plus(mask, List.of(policy)) : Optional.empty();
        }
    }

    /// A policy is added to a group.
    record AddToGroup(String group, CompiledPolicy policy) implements Change {
        @Override
        public Optional<Mask> of(Mask mask) {
            return isIn(mask, group) ? plus(mask, List.of(policy)) : Optional.empty();
        }
    }

    /// A user joins a group.
    record Join(String group, List<CompiledPolicy> policies) implements Change {
        @Override
        public Optional<Mask> of(Mask mask) {
            return mask.holder().isRole() || isIn(mask, group)
                    ? Optional.empty()
                    : plus(mask, policies);
        }
    }

    /// A policy that is in force somewhere gets another text.
    ///
    /// @param name of the customer managed policy
    /// @param text that it has now
    record Replace(String name, String text, CompiledPolicy by) implements Change {
        @Override
        public Optional<Mask> of(Mask mask) {
            Predicate<CompiledPolicy> old = this::isOld;
            Layers layers = mask.layers();
            var changed =
                    layers.withIdentity(replaced(layers.identity(), old))
                            .withBoundary(layers.boundary().map(limits -> replaced(limits, old)));
            return changed.equals(layers) ? Optional.empty() : Optional.of(mask.with(changed));
        }

        boolean isOld(CompiledPolicy policy) {
            return policy.name().equals(name) && policy.document().text().equals(text);
        }

        private List<CompiledPolicy> replaced(
                List<CompiledPolicy> policies, Predicate<CompiledPolicy> old) {
            return policies.stream().map(one -> old.test(one) ? by : one).toList();
        }
    }

    /// A permissions boundary is replaced by one that limits nothing, or by none.
    record Unlimit(Holder whom) implements Change {
        @Override
        public Optional<Mask> of(Mask mask) {
            return mask.is(whom) && mask.layers().boundary().isPresent()
                    ? Optional.of(mask.with(mask.layers().withBoundary(Optional.empty())))
                    : Optional.empty();
        }
    }

    /// Policies are taken from a user or role, each once.
    record Drop(Holder from, List<CompiledPolicy> policies) implements Change {
        @Override
        public Optional<Mask> of(Mask mask) {
            return mask.is(from) ? minus(mask, policies) : Optional.empty();
        }
    }

    /// A policy is taken from a group.
    record DropFromGroup(String group, CompiledPolicy policy) implements Change {
        @Override
        public Optional<Mask> of(Mask mask) {
            return isIn(mask, group) ? minus(mask, List.of(policy)) : Optional.empty();
        }
    }

    private static boolean isIn(Mask mask, String group) {
        Holder holder = mask.holder();
        return holder.groups().contains(group)
                || (holder.kind() == PrincipalAccess.Kind.GROUP && holder.name().equals(group));
    }

    private static Optional<Mask> plus(Mask mask, List<CompiledPolicy> more) {
        var all = new ArrayList<>(mask.layers().identity());
        for (CompiledPolicy one : more) {
            if (!all.contains(one)) {
                all.add(one);
            }
        }
        return all.size() == mask.layers().identity().size()
                ? Optional.empty()
                : Optional.of(mask.with(mask.layers().withIdentity(all)));
    }

    private static Optional<Mask> minus(Mask mask, List<CompiledPolicy> less) {
        var all = new ArrayList<>(mask.layers().identity());
        less.forEach(all::remove);
        return all.size() == mask.layers().identity().size()
                ? Optional.empty()
                : Optional.of(mask.with(mask.layers().withIdentity(all)));
    }
}
