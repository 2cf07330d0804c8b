package dev.lockstep.judge;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// One finding as the second judge expects it.
///
/// `also` holds the other statuses that a fair reading of the rules allows, and `doubt` names the
/// doubtful place (see [NaiveJudge]); both are empty where the rules are clear.
record Expected(
        String control,
        String kind,
        String name,
        String owner,
        Status status,
        Set<Status> also,
        String doubt) {

    static Expected of(String control, String kind, String name, Ruled ruled) {
        return of(control, kind, name, "", ruled);
    }

    static Expected of(String control, String kind, String name, String owner, Ruled ruled) {
        return new Expected(
                control, kind, name, owner, ruled.status(), ruled.also(), ruled.doubt());
    }

    boolean allows(Status other) {
        return other == status || also.contains(other);
    }

    /// The same finding after an exception that matches it: fails become excepted.
    Expected excepted() {
        return new Expected(control, kind, name, owner, swap(status), swap(also), doubt);
    }

    private static Status swap(Status status) {
        return status == Status.FAIL ? Status.EXCEPTED : status;
    }

    private static Set<Status> swap(Set<Status> statuses) {
        return statuses.stream()
                .map(Expected::swap)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Status.class)));
    }

    String key() {
        return control + " | " + kind + " | " + name;
    }
}
