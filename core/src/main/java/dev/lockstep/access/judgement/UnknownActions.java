package dev.lockstep.access.judgement;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import java.util.List;
import java.util.TreeSet;

/// Actions that policies allow and that the catalogue does not know: newer than it, older, or
/// written wrong.
final class UnknownActions {
    /// Stands for an action of a service that nobody has heard of.
    private static final String UNHEARD_OF = "unheard-of-service:UnheardOfAction";

    private UnknownActions() {}

    /// The patterns of Allow statements of identity policies that match no known action and are not
    /// refused by something else, as written, sorted.
    static List<String> named(OtherResources question, AccountReach account) {
        var names = new TreeSet<String>();
        for (CompiledPolicy policy : question.layers().identity()) {
            account.unknownPatterns(policy).stream()
                    .filter(pattern -> isPossible(question, example(pattern)))
                    .map(ActionPattern::text)
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    /// Whether actions may be allowed of services that are not known either.
    static boolean ofAnyService(OtherResources question) {
        return isPossible(question, UNHEARD_OF);
    }

    private static String example(ActionPattern pattern) {
        return pattern.text().replace('*', 'x').replace('?', 'x');
    }

    private static boolean isPossible(OtherResources question, String action) {
        return !(question.ask(action) instanceof OtherResources.Answer.None);
    }
}
