package dev.lockstep.plan.mending;

import dev.lockstep.change.Change;
import dev.lockstep.control.Subject;
import java.util.ArrayList;
import java.util.List;

/// What it takes to make a group as it is declared.
///
/// @param name by the account's own spelling, or the declared one where it is to be made
/// @param gives changes after which it grants all that is declared
/// @param takes changes that take away what is not declared
/// @param obstacles why it cannot be made to grant all that is declared: sentences without their
///   full stop
/// @param leftAlone why something that is not declared stays: likewise
record GroupPlan(
        String name,
        Subject subject,
        boolean exists,
        List<Change> gives,
        List<Change> takes,
        List<String> obstacles,
        List<String> leftAlone) {
    GroupPlan {
        gives = List.copyOf(gives);
        takes = List.copyOf(takes);
        obstacles = List.copyOf(obstacles);
        leftAlone = List.copyOf(leftAlone);
    }

    /// Whether it grants all that is declared once the changes are made.
    boolean grants() {
        return obstacles.isEmpty();
    }

    /// Whether it is as declared, and nothing else, once the changes are made.
    boolean isWhole() {
        return obstacles.isEmpty() && leftAlone.isEmpty();
    }

    /// Whether it is as declared already.
    boolean isDone() {
        return isWhole() && gives.isEmpty() && takes.isEmpty();
    }

    List<Change> changes() {
        var all = new ArrayList<>(gives);
        all.addAll(takes);
        return all;
    }

    /// What stands in the way, as sentences.
    String reasons() {
        var all = new ArrayList<>(obstacles);
        all.addAll(leftAlone);
        return sentences(all);
    }

    static String sentences(List<String> reasons) {
        var text = new StringBuilder();
        for (String reason : reasons) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(reason.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                    .append(reason.substring(1))
                    .append('.');
        }
        return text.toString();
    }
}
