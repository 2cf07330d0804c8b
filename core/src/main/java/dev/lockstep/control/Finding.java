package dev.lockstep.control;

import dev.lockstep.baseline.ExceptionRule;
import java.util.Optional;

/// A control's verdict about one subject, after exceptions.
///
/// @param exception the exception that a fail falls under
public record Finding(ControlInfo control, Verdict verdict, Optional<ExceptionRule> exception) {

    public Status status() {
        return switch (verdict) {
            case Verdict.Pass _ -> Status.PASS;
            case Verdict.Fail _ -> exception.isPresent() ? Status.EXCEPTED : Status.FAIL;
            case Verdict.Undetermined _ -> Status.UNDETERMINED;
            case Verdict.NotApplicable _ -> Status.NOT_APPLICABLE;
            case Verdict.Manual _ -> Status.MANUAL;
        };
    }

    public Subject subject() {
        return verdict.subject();
    }

    public Severity severity() {
        return control.severity();
    }

    /// What to do about it, where there is something to do.
    public Optional<Advice> advice() {
        return switch (verdict) {
            case Verdict.Fail fail -> Optional.of(fail.advice());
            case Verdict.Manual manual -> Optional.of(manual.advice());
            case Verdict.Pass _, Verdict.Undetermined _, Verdict.NotApplicable _ ->
                    Optional.empty();
        };
    }
}
