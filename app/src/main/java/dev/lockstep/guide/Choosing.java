package dev.lockstep.guide;

import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Finding;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.util.Optional;

/// Waits for somebody who was asked to choose a new password: until the sign-in at which AWS asks
/// for it, and from then on until a report shows it. Nobody is asked twice.
///
/// @param next when AWS makes its next report (UTC), if that is still to come
record Choosing(Seen seen, Optional<Instant> next) {
    /// The kind of the change by which a run asks.
    static final String ASKED = "require-new-password";

    Optional<Wait> of(Finding finding) {
        boolean isForChoice =
                finding.advice()
                        .map(Advice::remedy)
                        .filter(Remedy.CHANGE_PASSWORD::equals)
                        .isPresent();
        if (!isForChoice) {
            return Optional.empty();
        }
        UserReads user = seen.audit().snapshot().user(finding.subject().name());
        return user.loginProfile()
                .found()
                .flatMap(profile -> profile)
                .map(LoginProfile::resetRequired)
                .flatMap(isAsked -> isAsked ? Optional.of(asked(user)) : chosen(user));
    }

    private static Wait asked(UserReads user) {
        return new Wait.ForPerson(
                "%s must choose a new password at the next sign-in, and has not yet. Who has lost the present one gets another: %s"
                        .formatted(
                                user.name(),
                                OwnCommand.of(Remedy.REPLACE_PASSWORD, Subject.user(user))
                                        .orElse("lockstep people password")),
                user.name());
    }

    /// Asked by a run since the change that the report shows, and not asked for any more.
    private Optional<Wait> chosen(UserReads user) {
        Seen.Touched asked = new Seen.Touched(user.name(), ASKED, user.name());
        return Optional.ofNullable(seen.touched().get(asked))
                .filter(at -> user.passwordChanged().found().filter(at::isAfter).isPresent())
                .flatMap(_ -> next)
                .map(from -> new Wait.ForReport(text(user.name()), from));
    }

    /// What is said where it is not known whether the sign-in was.
    static String text(String user) {
        return user
                + " chooses a new password at the next sign-in, and AWS's report after that shows it.";
    }
}
