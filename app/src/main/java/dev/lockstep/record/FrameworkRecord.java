package dev.lockstep.record;

import java.util.List;

/// The identity section of a framework beside the controls that judge it.
///
/// @param id as in the references of controls, such as `cis-7.0`
/// @param name for people
/// @param recommendations in the framework's order
public record FrameworkRecord(String id, String name, List<Recommendation> recommendations) {
    public FrameworkRecord {
        recommendations = List.copyOf(recommendations);
    }

    /// One recommendation.
    ///
    /// @param id the framework's own
    /// @param title in our words
    /// @param controls the ids of those that judge it, of all that the audit asked; none: it is not
    ///   covered
    /// @param note what is not covered about it, and what to do instead; empty if nothing
    public record Recommendation(String id, String title, List<String> controls, String note) {
        public Recommendation {
            controls = List.copyOf(controls);
        }

        public boolean isCovered() {
            return !controls.isEmpty();
        }
    }
}
