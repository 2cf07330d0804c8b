package dev.lockstep.judge;

/// What a finding says; ABSENT stands for "no finding at all" where the rules allow that too.
enum Status {
    PASS,
    FAIL,
    UNDETERMINED,
    MANUAL,
    NOT_APPLICABLE,
    EXCEPTED,
    ABSENT;

    String json() {
        return switch (this) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case UNDETERMINED -> "undetermined";
            case MANUAL -> "manual";
            case NOT_APPLICABLE -> "not-applicable";
            case EXCEPTED -> "excepted";
            case ABSENT -> "absent";
        };
    }
}
