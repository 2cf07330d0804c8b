package dev.lockstep.guide;

import java.util.Locale;

/// How an account stands in a step.
public enum Standing {
    /// Nothing fails.
    DONE("done"),
    /// What fails is accepted for a while by lockstep.yaml.
    EXCEPTED("excepted"),
    /// Somebody has left it out, and said why; it is not done.
    SKIPPED("skipped"),
    /// It is done as far as it can be today: a waiting time runs, or AWS's report is older.
    WAITING("waiting"),
    /// What is left no command does.
    BY_HAND("by hand"),
    /// A command of Lockstep does it.
    TO_DO("to do"),
    /// What is left comes with another step.
    FOLLOWS("follows"),
    /// It hangs on what AWS refused or did not answer.
    NOT_KNOWN("not known");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }

    /// The name in JSON.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is as it should be.
    public boolean isWell() {
        return this == DONE || this == EXCEPTED;
    }
}
