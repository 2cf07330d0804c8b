package dev.lockstep.plan.mending;

import java.util.List;

/// Trust policies for tests.
final class RoleTrusts {
    private RoleTrusts() {}

    static String of(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    static String service(String name) {
        return of(allow("{\"Service\":\"" + name + ".amazonaws.com\"}", ""));
    }

    /// @param condition with a comma before it, or nothing
    static String allow(String principal, String condition) {
        return allow(List.of(), principal, condition);
    }

    static String allow(List<String> sid, String principal, String condition) {
        return "{"
                + (sid.isEmpty() ? "" : "\"Sid\":\"" + sid.getFirst() + "\",")
                + "\"Effect\":\"Allow\",\"Principal\":"
                + principal
                + ",\"Action\":\"sts:AssumeRole\""
                + condition
                + "}";
    }
}
