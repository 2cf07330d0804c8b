package dev.lockstep.practice.console;

import java.util.Optional;
import java.util.Set;

/// Which page answers a visit: by its path, and by how far the visitor is with signing in.
final class Pages {
    /// Forms without a page of their own.
    private static final Set<String> FORMS_ALONE = Set.of("mfa/cancel", "sign-out");

    private Pages() {}

    static Turn turn(String path, Visit visit) {
        if (FORMS_ALONE.contains(path) && !visit.posted()) {
            return visit.go("");
        }
        if (path.equals("sign-out")) {
            return signedOut(visit);
        }
        return switch (visit.visitor().stage()) {
            case Stage.Guest _ -> guest(path, visit);
            case Stage.AwaitsCode stage ->
                    path.equals("sign-in/code")
                            ? person(visit, stage.owner())
                                    .map(person -> SignInPages.code(visit, person))
                                    .orElseGet(() -> gone(visit))
                            : unfinished(path, visit, "sign-in/code");
            case Stage.AwaitsPassword stage ->
                    path.equals("sign-in/new-password")
                            ? person(visit, stage.owner())
                                    .map(person -> PasswordPages.forced(visit, person, stage.mfa()))
                                    .orElseGet(() -> gone(visit))
                            : unfinished(path, visit, "sign-in/new-password");
            case Stage.SignedIn stage ->
                    person(visit, stage.owner())
                            .map(person -> signedIn(path, visit, person, stage.mfa()))
                            .orElseGet(() -> gone(visit));
        };
    }

    /// Who has lost the password since has no business here any more.
    private static Optional<Person> person(Visit visit, String owner) {
        return Person.of(visit.account(), owner).filter(one -> one.password().isPresent());
    }

    private static Turn guest(String path, Visit visit) {
        return switch (path) {
            case "", "sign-in" -> SignInPages.choice(visit);
            case "sign-in/root" -> SignInPages.root(visit);
            case "sign-in/user" -> SignInPages.user(visit);
            default -> visit.go("");
        };
    }

    /// In the middle of signing in there are two ways: on, or back to the beginning.
    private static Turn unfinished(String path, Visit visit, String next) {
        return path.startsWith("sign-in")
                ? new Turn(
                        visit.visitor().at(new Stage.Guest()),
                        visit.desk().state(),
                        new Turn.Reply.Elsewhere(""))
                : visit.go(next);
    }

    private static Turn gone(Visit visit) {
        return visit.go(
                "",
                visit.visitor()
                        .at(new Stage.Guest())
                        .told(
                                "You were signed out",
                                "This user is no longer there, or has no password any more."),
                visit.desk().state());
    }

    private static Turn signedOut(Visit visit) {
        Visitor out = visit.visitor().at(new Stage.Guest()).told("You have signed out", "");
        return switch (visit.visitor().stage()) {
            case Stage.SignedIn stage ->
                    Person.of(visit.account(), stage.owner())
                            .map(person -> DevicePages.cancel(visit, person, stage.mfa()))
                            .map(turn -> visit.go("", out, turn.state()))
                            .orElseGet(() -> visit.go("", out, visit.desk().state()));
            case Stage.Guest _, Stage.AwaitsCode _, Stage.AwaitsPassword _ ->
                    visit.go("", out, visit.desk().state());
        };
    }

    private static Turn signedIn(String path, Visit visit, Person person, boolean mfa) {
        return switch (path) {
            case "" -> HomePage.show(visit, person);
            case "security" -> SecurityPage.show(visit, person);
            case "mfa/assign" -> DevicePages.assign(visit, person, mfa);
            case "mfa/set-up" -> DevicePages.setUp(visit, person, mfa);
            case "mfa/cancel" -> DevicePages.cancel(visit, person, mfa);
            case "mfa/remove" -> DevicePages.remove(visit, person, mfa);
            case "mfa/resync" -> DevicePages.resync(visit, person, mfa);
            case "key/deactivate" -> KeyPages.deactivate(visit, person, mfa);
            case "key/activate" -> KeyPages.activate(visit, person, mfa);
            case "key/delete" -> KeyPages.delete(visit, person, mfa);
            case "password" -> PasswordPages.own(visit, person, mfa);
            case "command-line" -> CommandLinePage.show(visit, person, mfa);
            default ->
                    path.startsWith("sign-in")
                            ? visit.go("")
                            : visit.none(404, "Not a page", "The console has no such page.");
        };
    }
}
