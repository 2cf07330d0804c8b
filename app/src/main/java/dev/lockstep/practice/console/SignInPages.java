package dev.lockstep.practice.console;

import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.RootEmail;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.Totp;
import java.util.List;
import java.util.Optional;

/// Signing in: as root or as a user, with the password, and with a code where there is an MFA
/// device.
///
/// Rule source: AWS Sign-In User Guide, "Sign in to the AWS Management Console as the root user"
/// and "as an IAM user".
final class SignInPages {
    private static final String WRONG =
            "Your authentication information is incorrect. Please try again.";
    private static final String ROOT = "Root user sign in";
    private static final String USER = "IAM user sign in";
    private static final String CODE = "Multi-factor authentication";

    private SignInPages() {}

    static Turn choice(Visit visit) {
        return visit.page(
                "Sign in",
                visit.notice()
                        .and(
                                Html.of(
                                        """
                                        <p>Who signs in?</p>
                                        <ul class="choices">
                                        <li><a href="{}"><strong>Root user</strong> <span>The owner of the account: unrestricted access, for the few tasks that only root can do.</span></a></li>
                                        <li><a href="{}"><strong>IAM user</strong> <span>A person with a user name and a password of this account.</span></a></li>
                                        </ul>
                                        <p class="hint">The passwords of this practice account are told by <code>lockstep practice console</code>, and with <code>--user NAME</code> those of a user.</p>
                                        """,
                                        Visit.link("sign-in/root"),
                                        Visit.link("sign-in/user"))));
    }

    static Turn root(Visit visit) {
        if (!visit.posted()) {
            return visit.page(ROOT, rootForm(visit, Optional.empty()));
        }
        String email = visit.field("email").strip();
        if (!email.equalsIgnoreCase(RootEmail.ADDRESS)) {
            return visit.again(
                    ROOT,
                    rootForm(
                            visit,
                            Optional.of(
                                    "An AWS account with that sign-in information does not exist."
                                            + " Try again.")));
        }
        return matches(visit, Root.NAME)
                ? admitted(visit, Root.NAME)
                : visit.again(ROOT, rootForm(visit, Optional.of(WRONG)));
    }

    private static Html rootForm(Visit visit, Optional<String> error) {
        return Parts.error(error)
                .and(
                        visit.form(
                                "sign-in/root",
                                Parts.name("email", "Root user email address", visit.field("email"))
                                        .and(Parts.password("password", "Password"))
                                        .and(Parts.buttons("Sign in", ""))));
    }

    static Turn user(Visit visit) {
        if (!visit.posted()) {
            return visit.page(USER, userForm(visit, Optional.empty()));
        }
        String account = visit.field("account").strip();
        String name = visit.field("user").strip();
        boolean ours =
                visit.account().id().filter(account::equals).isPresent()
                        || visit.account().alias().filter(account::equalsIgnoreCase).isPresent();
        if (!ours || name.equals(Root.NAME) || !matches(visit, name)) {
            return visit.again(USER, userForm(visit, Optional.of(WRONG)));
        }
        Person person = Person.of(visit.account(), name).orElseThrow();
        if (person.isExpired(visit.desk().now()) && person.expiresHard()) {
            return visit.again(
                    USER,
                    userForm(
                            visit,
                            Optional.of(
                                    "Your password has expired. Contact your administrator to"
                                            + " reset it.")));
        }
        return admitted(visit, name);
    }

    private static Html userForm(Visit visit, Optional<String> error) {
        String account =
                visit.posted()
                        ? visit.field("account")
                        : visit.account().alias().or(visit.account()::id).orElse("");
        return Parts.error(error)
                .and(
                        visit.form(
                                "sign-in/user",
                                Parts.field("account", "Account ID or account alias", account, "")
                                        .and(
                                                Parts.name(
                                                        "user",
                                                        "IAM username",
                                                        visit.field("user")))
                                        .and(Parts.password("password", "Password"))
                                        .and(Parts.buttons("Sign in", ""))));
    }

    private static boolean matches(Visit visit, String owner) {
        boolean has = Person.of(visit.account(), owner).flatMap(Person::password).isPresent();
        return has
                && visit.desk()
                        .state()
                        .secrets()
                        .password(owner)
                        .filter(password -> password.is(visit.field("password")))
                        .isPresent();
    }

    /// After the right password: a code first, where there is a device.
    private static Turn admitted(Visit visit, String owner) {
        Person person = Person.of(visit.account(), owner).orElseThrow();
        return person.devices().isEmpty()
                ? in(visit, person, false, visit.desk().state())
                : visit.go(
                        "sign-in/code",
                        visit.visitor().at(new Stage.AwaitsCode(owner)),
                        visit.desk().state());
    }

    /// After password and code.
    private static Turn in(Visit visit, Person person, boolean mfa, PracticeState state) {
        PracticeState next = state.signedIn(person.owner(), visit.desk().now());
        return person.mustChange(visit.desk().now())
                ? visit.go(
                        "sign-in/new-password",
                        visit.visitor().at(new Stage.AwaitsPassword(person.owner(), mfa)),
                        next)
                : visit.go(
                        "",
                        visit.visitor()
                                .at(new Stage.SignedIn(person.owner(), mfa, visit.desk().now())),
                        next);
    }

    /// The code of any device.
    static Turn code(Visit visit, Person person) {
        if (!visit.posted()) {
            return visit.page(CODE, codeForm(visit, person, Optional.empty()));
        }
        if (!visit.field("stand-in").isEmpty() && isPlayed(person, visit)) {
            return in(visit, person, true, visit.desk().state());
        }
        Secrets secrets = visit.desk().state().secrets();
        String code = digits(visit.field("code"));
        return person.devices().stream()
                .map(MfaDevice::serial)
                .flatMap(serial ->
                        Totp.take(
                                secrets,
                                serial,
                                code,
                                visit.desk().call(person.caller(false)).clocks())
                                .stream())
                .findFirst()
                .map(taken -> in(visit, person, true, visit.desk().state().withSecrets(taken)))
                .orElseGet(() -> visit.again(CODE, codeForm(visit, person, Optional.of(WRONG))));
    }

    /// Whether all devices are of kinds that nobody has here: a press of a button stands for them.
    private static boolean isPlayed(Person person, Visit visit) {
        return person.devices().stream()
                .noneMatch(
                        device -> visit.desk().state().secrets().seed(device.serial()).isPresent());
    }

    private static Html codeForm(Visit visit, Person person, Optional<String> error) {
        if (isPlayed(person, visit)) {
            return Parts.error(error)
                    .and(
                            visit.form(
                                    "sign-in/code",
                                    Html.of(
                                                    "<p>The MFA device of {} is a {}. A practice"
                                                            + " account cannot play one: this"
                                                            + " button stands for it.</p>",
                                                    person.named(),
                                                    kinds(person.devices()))
                                            .and(Parts.hidden("stand-in", "used"))
                                            .and(
                                                    Parts.buttons(
                                                            "Go on as if it had been used",
                                                            "sign-in"))));
        }
        return Parts.error(error)
                .and(
                        visit.form(
                                "sign-in/code",
                                Html.of(
                                                "<p>Enter the code of an MFA device of {} to"
                                                        + " complete sign-in.</p>\n",
                                                person.named())
                                        .and(Parts.code("code", "MFA code"))
                                        .and(Parts.buttons("Sign in", "sign-in"))));
    }

    private static String kinds(List<MfaDevice> devices) {
        return devices.stream()
                .map(device -> device.kind().words())
                .distinct()
                .reduce((one, other) -> one + " or a " + other)
                .orElse("");
    }

    /// People type codes with a gap.
    static String digits(String code) {
        return code.replaceAll("[\\s-]", "");
    }
}
