package dev.lockstep.policy;

import java.util.Optional;

/// An action pattern made ready for many actions.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Action": prefix and name ignore case,
/// wildcards may stand in the name. AWS refuses a pattern with a wildcard within the prefix, and
/// one that is no `*` and has no prefix; here such a pattern matches nothing. A prefix of nothing
/// but wildcards counts as every service.
public final class ActionMatcher {
    private final String text;
    private final boolean every;

    /// The service, in lower case; absent: each, or none if no name matches.
    private final Optional<String> service;

    /// Matches what stands after the colon if the service is absent, else the action as a whole.
    private final Glob glob;

    private final boolean nothing;

    private ActionMatcher(
            String text, boolean every, Optional<String> service, Glob glob, boolean nothing) {
        this.text = text;
        this.every = every;
        this.service = service;
        this.glob = glob;
        this.nothing = nothing;
    }

    /// Makes a pattern ready.
    ///
    /// @param pattern as a policy writes it
    public static ActionMatcher of(String pattern) {
        String lower = Glob.lower(pattern);
        Glob whole = Glob.of(lower);
        int colon = lower.indexOf(':');
        if (colon < 0) {
            boolean every = Glob.matchesEvery(lower);
            return new ActionMatcher(lower, every, Optional.empty(), whole, !every);
        }
        String prefix = lower.substring(0, colon);
        String name = lower.substring(colon + 1);
        if (Glob.matchesEvery(prefix)) {
            return new ActionMatcher(
                    lower, Glob.matchesEvery(name), Optional.empty(), Glob.of(name), false);
        }
        boolean wild = prefix.indexOf('*') >= 0 || prefix.indexOf('?') >= 0;
        return new ActionMatcher(lower, false, Optional.of(prefix), whole, wild);
    }

    /// Whether every action there is matches.
    public boolean matchesEvery() {
        return every;
    }

    /// The service whose actions alone can match, in lower case; absent: those of any service may.
    public Optional<String> service() {
        return service;
    }

    /// Whether an action matches.
    ///
    /// @param action in lower case, such as `s3:getobject`
    /// @param colon where its colon stands; -1: it has none
    public boolean matches(String action, int colon) {
        if (every) {
            return true;
        }
        if (nothing || colon < 0) {
            return false;
        }
        return service.isPresent()
                ? glob.matches(action)
                : glob.matches(action, colon + 1, action.length());
    }

    @Override
    public String toString() {
        return text;
    }
}
