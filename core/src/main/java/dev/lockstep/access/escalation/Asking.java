package dev.lockstep.access.escalation;

import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.Map;
import java.util.Optional;

/// Asks whether who acts under a mask may do something.
final class Asking {
    private Asking() {}

    /// The grant if it may, or may be allowed to.
    static Optional<Grant> may(Mask mask, String action, String resource) {
        return may(mask, action, resource, Map.of());
    }

    /// The same where more is known of the request.
    static Optional<Grant> may(
            Mask mask, String action, String resource, Map<String, ContextValue> more) {
        Context context = mask.holder().context();
        return may(
                new Request(
                        mask.holder().caller(),
                        action,
                        resource,
                        Optional.empty(),
                        more.isEmpty() ? context : context.with(more)),
                mask.layers());
    }

    static Optional<Grant> may(Request request, Layers layers) {
        Decision decision = Evaluator.decide(request, layers);
        return decision.possiblyAllowed()
                ? Optional.of(new Grant(request, layers, decision))
                : Optional.empty();
    }
}
