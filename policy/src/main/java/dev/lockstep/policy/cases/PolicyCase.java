package dev.lockstep.policy.cases;

import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request, the policies that are weighed for it, and what should become of it.
///
/// @param id names the case; hostile text
/// @param expected absent: nothing is expected, the case only asks
/// @param tags words by which cases are sorted; nothing hangs on them
/// @param columns where the policies begin in the line, counted from 1, by the names that they have
///   in the layers, such as `identityPolicies[0]`
public record PolicyCase(
        String id,
        Request request,
        Layers layers,
        Optional<Decision.Kind> expected,
        List<String> tags,
        Map<String, Integer> columns)
        implements CaseParse {

    public PolicyCase {
        tags = List.copyOf(tags);
        columns = Map.copyOf(columns);
    }

    /// Reads one line; never throws for what it holds. Members that are not known are passed over.
    public static CaseParse parse(String line) {
        return CaseReader.read(line);
    }

    public Decision decide() {
        return Evaluator.decide(request, layers);
    }
}
