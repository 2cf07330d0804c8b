package dev.lockstep.report.exchange;

import dev.lockstep.record.FindingRecord;

/// The exception that a fail falls under, in one sentence.
final class Accepted {
    private Accepted() {}

    static String sentence(FindingRecord.ExceptionRecord exception) {
        return "Accepted until "
                + exception.until()
                + " by "
                + exception.owner()
                + ": "
                + exception.reason();
    }
}
