package dev.lockstep.bench.access;

import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.List;
import java.util.Optional;

/// The same question, answered by deciding a request for each action: what the sets save.
public final class OneByOne {
    private OneByOne() {}

    /// Prints how many are possible.
    ///
    /// @param arguments how many principals
    public static void main(String[] arguments) {
        List<Layers> principals = ManyPrincipals.make(Integer.parseInt(arguments[0]));
        ActionCatalog catalog = ActionCatalog.builtIn();
        long possible = 0;
        long began = System.nanoTime();
        for (Layers layers : principals) {
            for (int number = 0; number < catalog.size(); number++) {
                var request =
                        new Request(
                                "arn:aws:iam::111122223333:user/someone",
                                catalog.name(number),
                                "*",
                                Optional.empty(),
                                Context.UNKNOWN);
                possible += Evaluator.decide(request, layers).possiblyAllowed() ? 1 : 0;
            }
        }
        System.out.println((System.nanoTime() - began) / 1e9 + " " + possible);
    }
}
