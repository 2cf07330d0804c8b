package dev.lockstep.operation.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Subject;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.control.verified.PasswordMend;
import dev.lockstep.control.verified.PersonSheet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What to do about a line of a sheet that does not hold.
///
/// @param todo a sentence that says what the command does, where there is one
/// @param command as a shell takes it
record SheetMending(String todo, Optional<String> command) {

    /// How a line of a user's sheet is mended.
    static SheetMending of(
            PersonSheet.Line line,
            UserReads user,
            AccountSnapshot snapshot,
            Roster roster,
            KeyRegister register,
            Instant now) {
        return switch (line) {
            case IN_A_GROUP -> {
                boolean hasGroups =
                        roster.people(user.name()).stream()
                                .anyMatch(person -> !person.groups().isEmpty());
                yield hasGroups
                        ? by(line, user, Optional.of("lockstep plan --step users"))
                        : byRemedy(line, user);
            }
            case NO_ACCESS_KEYS -> by(line, user, Optional.of(keys(user, register)));
            case CURRENT_PASSWORD ->
                    roster.isOnePersons(user.name())
                            ? password(user, PasswordMend.isReplaced(user, snapshot, now))
                            : by(line, user, Optional.empty());
            case CURRENT_USER, MFA -> byRemedy(line, user);
        };
    }

    private static SheetMending byRemedy(PersonSheet.Line line, UserReads user) {
        return by(line, user, OwnCommand.of(line.remedy(), Subject.user(user)));
    }

    private static SheetMending by(
            PersonSheet.Line line, UserReads user, Optional<String> command) {
        return new SheetMending(line.advice(user.name()), command);
    }

    private static SheetMending password(UserReads user, boolean isReplaced) {
        return new SheetMending(
                isReplaced
                        ? "Give " + user.name() + " another first password."
                        : "Have " + user.name() + " choose another password at the next sign-in.",
                OwnCommand.of(
                        isReplaced ? Remedy.REPLACE_PASSWORD : Remedy.CHANGE_PASSWORD,
                        Subject.user(user)));
    }

    /// The one key that no need covers, if it is one and its id is known; else the list of all.
    private static String keys(UserReads user, KeyRegister register) {
        List<UserKey> uncovered =
                user.activeKeys().known().stream()
                        .filter(key -> register.of(user, key).isEmpty())
                        .toList();
        return uncovered.size() == 1
                ? OwnCommand.of(
                                PersonSheet.Line.NO_ACCESS_KEYS.remedy(),
                                Subject.accessKey(user, uncovered.getFirst()))
                        .orElse("lockstep keys list")
                : "lockstep keys list";
    }
}
