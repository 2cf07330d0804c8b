package dev.lockstep.access.escalation;

import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.ActionSet;
import dev.lockstep.policy.reach.PolicyAlgebra;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Tells fast which of the known paths policies could open at all: those of which every action is
/// possible. Most users can do none of them. Equal policies are asked once.
final class Relevance {
    private final PolicyAlgebra algebra;
    private final List<Numbered> paths;
    private final Map<Layers, List<EscalationPath>> known = new HashMap<>();

    /// @param numbers of the path's actions in the catalogue; none for those it does not know,
    ///   which are asked about exactly
    private record Numbered(EscalationPath path, List<Integer> numbers) {}

    Relevance(PolicyAlgebra algebra, EscalationPaths paths) {
        this.algebra = algebra;
        ActionCatalog catalog = algebra.catalog();
        this.paths =
                paths.all().stream()
                        .filter(path -> path.how() != EscalationPath.How.NEVER)
                        .map(path ->
                                new Numbered(
                                        path,
                                        path.actions().stream()
                                                .map(catalog::number)
                                                .filter(OptionalInt::isPresent)
                                                .map(OptionalInt::getAsInt)
                                                .toList()))
                        .toList();
    }

    List<EscalationPath> of(Layers layers) {
        return known.computeIfAbsent(layers, this::ask);
    }

    private List<EscalationPath> ask(Layers layers) {
        if (layers.identity().isEmpty()) {
            return List.of();
        }
        ActionSet possible = algebra.reach(layers, Context.UNKNOWN).possible();
        return paths.stream()
                .filter(numbered -> numbered.numbers.stream().allMatch(possible::contains))
                .map(Numbered::path)
                .toList();
    }
}
