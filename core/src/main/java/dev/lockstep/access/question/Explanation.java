package dev.lockstep.access.question;

import dev.lockstep.policy.evaluate.Layer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether a principal can do something, why, and what would change that.
///
/// @param action as AWS writes it
/// @param resource the ARN that was asked about; absent: any resource
/// @param given what was said of the request, by key; no value: the key is absent
/// @param verdict over all outcomes: the best of them
/// @param outcomes one for each resource that was asked about; for a question about any resource
///   one for each that policies allow it on
/// @param unknown policies that weigh too, but are not known
/// @param boundaries the names of the policies of the principal's boundary
/// @param levels how many levels of the organization weigh
/// @param fromCatalog AWS's policies of which the document that ships with lockstep was taken
public record Explanation(
        Who who,
        String action,
        Optional<String> resource,
        SortedMap<String, List<String>> given,
        Verdict verdict,
        List<Outcome> outcomes,
        List<String> unknown,
        List<String> boundaries,
        int levels,
        List<String> fromCatalog,
        List<Assumption> assumptions) {

    public Explanation {
        given = new TreeMap<>(given);
        outcomes = List.copyOf(outcomes);
        unknown = List.copyOf(unknown);
        boundaries = List.copyOf(boundaries);
        fromCatalog = List.copyOf(fromCatalog);
        assumptions = List.copyOf(assumptions);
    }

    /// The answer.
    public enum Verdict {
        YES("yes"),
        /// It hangs on condition keys that were not given.
        DEPENDS("depends"),
        /// It hangs on policies that are not known.
        UNKNOWN("unknown"),
        NO("no"),
        /// No, whatever else allows it.
        FORBIDDEN("forbidden");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        /// Its name in formats.
        public String id() {
            return id;
        }
    }

    /// What becomes of the request on one resource.
    ///
    /// @param resource as a policy writes it, or as it was asked about
    /// @param by the statements that decide, or on which it hangs
    /// @param lacking the kinds of policy that would have to allow it and do not
    /// @param near statements that would allow it but for something
    /// @param keys condition keys on which it hangs, in lower case
    /// @param tries what it would be if those were known
    public record Outcome(
            String resource,
            Verdict verdict,
            List<Cited> by,
            List<Layer> lacking,
            List<Near> near,
            SortedSet<String> keys,
            List<Try> tries) {
        public Outcome {
            by = List.copyOf(by);
            lacking = List.copyOf(lacking);
            near = List.copyOf(near);
            keys = new TreeSet<>(keys);
            tries = List.copyOf(tries);
        }
    }

    /// A statement that would allow the request but for something.
    public record Near(Cited cited, Miss miss) {}

    /// What keeps a statement from applying.
    public enum Miss {
        RESOURCE,
        CONDITION
    }

    /// What it would be if more were known.
    ///
    /// @param context by key; no value: the key is absent
    public record Try(Map<String, List<String>> context, Verdict verdict) {
        public Try {
            context = new TreeMap<>(context);
        }
    }
}
