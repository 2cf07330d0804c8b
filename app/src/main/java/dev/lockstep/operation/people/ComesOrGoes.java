package dev.lockstep.operation.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.change.KeyChange;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.mending.Underway;
import java.util.List;
import java.util.Optional;

/// What is said of a user whose person comes or goes just now, instead of what fails meanwhile.
///
/// @param isOut whether it is out of use, and waits
/// @param text a sentence or two; names in it are hostile text
/// @param command what goes on with it
record ComesOrGoes(boolean isOut, String text, Optional<String> command) {
    /// What is said of a user; empty if its person does neither, as far as is known.
    static Optional<ComesOrGoes> of(AccountSnapshot snapshot, Baseline baseline, String user) {
        return Underway.of(snapshot, baseline, user)
                .map(way ->
                        switch (way) {
                            case Underway.Way.Out out ->
                                    new ComesOrGoes(
                                            true,
                                            "%s is out of use since %s and waits to be deleted; lockstep people offboard says when it can be."
                                                    .formatted(user, KeyChange.day(out.since())),
                                            OwnCommand.offboard(user));
                            case Underway.Way.Enrolling _ ->
                                    comes(
                                            baseline,
                                            user,
                                            user
                                                    + " is setting up MFA; the groups come once AWS"
                                                    + " shows the device.");
                            case Underway.Way.Begun _ ->
                                    comes(
                                            baseline,
                                            user,
                                            user
                                                    + " has a first password that nobody has used,"
                                                    + " and no MFA yet; MFA comes next, and then"
                                                    + " the groups.");
                        });
    }

    private static ComesOrGoes comes(Baseline baseline, String user, String text) {
        List<Person> people = baseline.roster().claimants(user);
        return new ComesOrGoes(
                false,
                text,
                OwnCommand.of(
                        Remedy.CREATE_USER,
                        Subject.of(
                                Subject.Kind.PERSON,
                                people.size() == 1 ? people.getFirst().id() : user,
                                Optional.empty())));
    }
}
