package dev.lockstep.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A fault that somebody has accepted for a while.
///
/// @param control the control's id
/// @param subject the finding's subject or its owner; `*` at the end stands for any ending
/// @param until the last day (UTC) on which it counts
/// @param line where it stands in its file, counted from 1
public record ExceptionRule(
        String control, String subject, String reason, String owner, LocalDate until, int line) {

    /// Whether it is about a finding, whatever the day.
    public boolean matches(String controlId, String subjectName, Optional<String> subjectOwner) {
        return control.equals(controlId)
                && (covers(subjectName) || subjectOwner.filter(this::covers).isPresent());
    }

    public boolean hasRunOut(Instant now) {
        return Days.isOver(until, now);
    }

    private boolean covers(String name) {
        return subject.endsWith("*")
                ? name.startsWith(subject.substring(0, subject.length() - 1))
                : subject.equals(name);
    }
}
