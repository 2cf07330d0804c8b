package dev.lockstep.policy.evaluate;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What becomes of a request.
///
/// Rule source: IAM User Guide, "Policy evaluation logic".
public sealed interface Decision {
    /// It is allowed.
    ///
    /// @param by the statements that allow it; none for root, who needs none in its own account,
    ///   and for sts:GetCallerIdentity, which nothing can take away
    record Allowed(List<Deciding> by) implements Decision {
        public Allowed {
            by = List.copyOf(by);
        }
    }

    /// Nothing forbids it, and something that must allow it does not.
    ///
    /// @param lacking the kinds of policy that would have to allow it and do not
    /// @param near statements that would allow it but for one thing, such as a condition
    record ImplicitlyDenied(List<Layer> lacking, List<Deciding> near) implements Decision {
        public ImplicitlyDenied {
            lacking = List.copyOf(lacking);
            near = List.copyOf(near);
        }
    }

    /// It is forbidden, whatever else allows it.
    ///
    /// @param by the statements that forbid it
    record ExplicitlyDenied(List<Deciding> by) implements Decision {
        public ExplicitlyDenied {
            by = List.copyOf(by);
        }
    }

    /// It hangs on what is not known.
    ///
    /// @param keys the condition keys, in lower case, that would have to be known; and in words,
    ///   with blanks between them, what is no key, such as `the trust policy`
    /// @param could what it could become
    /// @param on the statements that hang on them
    record Undecided(SortedSet<String> keys, Set<Kind> could, List<Deciding> on)
            implements Decision {
        public Undecided {
            keys = new TreeSet<>(keys);
            could = Set.copyOf(could);
            on = List.copyOf(on);
        }
    }

    /// Whether it is allowed, or may be.
    default boolean possiblyAllowed() {
        return switch (this) {
            case Allowed _ -> true;
            case ImplicitlyDenied _, ExplicitlyDenied _ -> false;
            case Undecided undecided -> undecided.could().contains(Kind.ALLOWED);
        };
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /// What a request can become, as cases name it.
    enum Kind {
        ALLOWED("Allowed"),
        IMPLICITLY_DENIED("ImplicitlyDenied"),
        EXPLICITLY_DENIED("ExplicitlyDenied");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// The name in a file of cases.
        public String text() {
            return text;
        }
    }
}
