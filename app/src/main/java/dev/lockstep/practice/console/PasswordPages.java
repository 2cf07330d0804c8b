package dev.lockstep.practice.console;

import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.state.PracticeState;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.ChangePasswordRequest;

/// A user's own password: changed because it must be, or because its owner likes to.
///
/// Rule source: IAM User Guide, "How IAM users change their own password (console)" and "Set an
/// account password policy for IAM users".
final class PasswordPages {
    private static final String FORCED = "You must change your password to continue";
    private static final String OWN = "Update password";

    private PasswordPages() {}

    /// Before anything else, in the middle of signing in.
    static Turn forced(Visit visit, Person person, boolean mfa) {
        if (!visit.posted()) {
            return visit.page(FORCED, forcedForm(visit, person, Optional.empty()));
        }
        Change change = change(visit, person, mfa);
        if (change.refusal().isPresent()) {
            return visit.again(FORCED, forcedForm(visit, person, change.refusal()));
        }
        return visit.go(
                "",
                visit.visitor()
                        .at(new Stage.SignedIn(person.owner(), mfa, visit.desk().now()))
                        .told("Password changed", ""),
                change.next());
    }

    private static Html forcedForm(Visit visit, Person person, Optional<String> error) {
        boolean isExpired = person.isExpired(visit.desk().now());
        return Parts.error(error)
                .and(
                        Html.of(
                                "<p>{}</p>\n",
                                isExpired
                                        ? "The password has expired."
                                        : "An administrator asks for a password of your own."))
                .and(
                        form(
                                visit,
                                person,
                                "sign-in/new-password",
                                "Confirm password change",
                                "sign-in"));
    }

    /// At any time, of one who is signed in.
    static Turn own(Visit visit, Person person, boolean mfa) {
        if (person.isRoot()) {
            return visit.page(
                    OWN,
                    Html.of(
                            "<p>On AWS root changes its password under <em>Account</em>. A practice"
                                    + " account keeps the one that it was made with.</p>"
                                    + "<p><a href=\"{}\">Back to security credentials</a></p>",
                            Visit.link("security")));
        }
        if (!visit.posted()) {
            return visit.page(OWN, ownForm(visit, person, Optional.empty()));
        }
        Change change = change(visit, person, mfa);
        return change.refusal().isPresent()
                ? visit.again(OWN, ownForm(visit, person, change.refusal()))
                : visit.go("security", visit.visitor().told("Password changed", ""), change.next());
    }

    private static Html ownForm(Visit visit, Person person, Optional<String> error) {
        return Parts.error(error)
                .and(form(visit, person, "password", "Change password", "security"));
    }

    private static Html form(Visit visit, Person person, String path, String does, String back) {
        return visit.form(
                path,
                Parts.fixedName("IAM user name", person.owner())
                        .and(Parts.password("old", "Current password"))
                        .and(Parts.newPassword("new", "New password", rules(visit)))
                        .and(Parts.newPassword("again", "Confirm new password", ""))
                        .and(Parts.buttons(does, back)));
    }

    /// What came of it.
    private record Change(PracticeState next, Optional<String> refusal) {}

    private static Change change(Visit visit, Person person, boolean mfa) {
        PracticeState before = visit.desk().state();
        if (!visit.field("new").equals(visit.field("again"))) {
            return new Change(before, Optional.of("The new passwords do not match."));
        }
        try {
            Answer answer =
                    visit.desk()
                            .carryOut(
                                    person.caller(mfa),
                                    "ChangePassword",
                                    ChangePasswordRequest.builder()
                                            .oldPassword(visit.field("old"))
                                            .newPassword(visit.field("new"))
                                            .build());
            return new Change(answer.next(), Optional.empty());
        } catch (AwsError e) {
            return new Change(before, Optional.of(e.words()));
        }
    }

    private static String rules(Visit visit) {
        return visit.account()
                .passwordPolicy()
                .map(policy ->
                        "At least "
                                + policy.minimumLength()
                                + " characters"
                                + (policy.requireUppercase() ? ", an uppercase letter" : "")
                                + (policy.requireLowercase() ? ", a lowercase letter" : "")
                                + (policy.requireNumbers() ? ", a number" : "")
                                + (policy.requireSymbols() ? ", a symbol" : "")
                                + policy.reusePrevention()
                                        .map(last -> ", none of the last " + last + " passwords")
                                        .orElse("")
                                + ".")
                .orElse(
                        "At least 8 characters, of three kinds: uppercase and lowercase letters,"
                                + " numbers, symbols.");
    }
}
