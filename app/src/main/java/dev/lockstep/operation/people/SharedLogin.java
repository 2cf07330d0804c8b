package dev.lockstep.operation.people;

import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A login that several people share, and the users that they get instead.
public final class SharedLogin {
    private static final String NOTHING_DONE = "; nothing was done";

    private SharedLogin() {}

    /// What lockstep.yaml must say so that each of these people has a user of their own; empty: it
    /// does.
    ///
    /// @param groups of those who are not there yet; none: the login's, as far as they are declared
    /// @throws Refused if that cannot be, or lockstep.yaml cannot be edited
    public static Optional<BaselineDraft> draft(
            BoardingSteps.Held held,
            String login,
            List<String> ids,
            List<String> groups,
            BaselineDraft.At at) {
        Baseline baseline = held.baseline();
        if (baseline.roster().isService(login) || baseline.roster().isBreakGlass(login)) {
            throw new Refused(
                    "lockstep.yaml says that %s is %s, so it is no login of people%s"
                            .formatted(
                                    login,
                                    baseline.roster().isService(login)
                                            ? "a service"
                                            : "a break-glass user",
                                    NOTHING_DONE));
        }
        refuseOthers(baseline, login, ids);
        List<String> has = held.groupsOf(login);
        List<String> given =
                groups.isEmpty()
                        ? has.stream().filter(one -> isDeclared(baseline, one)).toList()
                        : groups;
        var edits = new ArrayList<BaselineEdit>();
        for (String id : ids) {
            Person before = baseline.people().get(id);
            if (before == null) {
                refuseName(held, login, id);
                if (given.isEmpty()) {
                    throw new Refused(
                            "%s is not in lockstep.yaml, and %s is in no group that is declared there: --groups says which groups the people get%s"
                                    .formatted(id, login, NOTHING_DONE));
                }
                edits.add(new BaselineEdit.PutPerson(person(id, given)));
            } else if (before.federated()) {
                throw new Refused(
                        "%s signs in another way (sign-in: federated in lockstep.yaml), so no user is wanted: leave %s out of --into%s"
                                .formatted(id, id, NOTHING_DONE));
            } else if (before.user().equalsIgnoreCase(login)) {
                refuseName(held, login, id);
                List<String> own = before.groups().isEmpty() ? given : before.groups();
                edits.add(new BaselineEdit.RemovePerson(id));
                edits.add(
                        new BaselineEdit.PutPerson(
                                new Person(
                                        id,
                                        before.name(),
                                        before.email(),
                                        id,
                                        own,
                                        false,
                                        before.ageRecipient())));
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(BaselineDraft.of(at, edits));
    }

    /// The login is taken out in the end: nobody may be left who needs it.
    private static void refuseOthers(Baseline baseline, String login, List<String> ids) {
        List<Person> others =
                baseline.people().values().stream()
                        .filter(one -> one.user().equalsIgnoreCase(login))
                        .filter(one -> !ids.contains(one.id()))
                        .toList();
        if (others.isEmpty()) {
            return;
        }
        String names = others.stream().map(Person::id).collect(Collectors.joining(", "));
        throw new Refused(
                others.stream().allMatch(Person::federated)
                        ? "lockstep.yaml gives %s to %s too, who signs in another way (sign-in: federated): take `user: %s` out there, or give the entry another id%s"
                                .formatted(login, names, login, NOTHING_DONE)
                        : "lockstep.yaml gives %s to %s too, who would be locked out in the end: name all of them (--into %s), or correct lockstep.yaml if that is a mistake%s"
                                .formatted(
                                        login,
                                        names,
                                        Stream.concat(
                                                        ids.stream(),
                                                        others.stream()
                                                                .filter(one -> !one.federated())
                                                                .map(Person::id))
                                                .collect(Collectors.joining(",")),
                                        NOTHING_DONE));
    }

    private static Person person(String id, List<String> groups) {
        return new Person(
                id, Optional.empty(), Optional.empty(), id, groups, false, Optional.empty());
    }

    private static void refuseName(BoardingSteps.Held held, String login, String id) {
        if (id.equalsIgnoreCase(login)) {
            throw new Refused(
                    "%s is the shared login itself: nobody keeps it. Give that person another id%s"
                            .formatted(id, NOTHING_DONE));
        }
        if (!held.baseline().people().containsKey(id) && held.isUser(id)) {
            throw new Refused(
                    "account has a user %s already, and lockstep.yaml does not say whose it is: write the person down there first, or give another id%s"
                            .formatted(id, NOTHING_DONE));
        }
    }

    private static boolean isDeclared(Baseline baseline, String group) {
        return baseline.groups().values().stream()
                .anyMatch(one -> one.name().equalsIgnoreCase(group));
    }

    /// Whether AWS shows that somebody got in as a user, or will: MFA, or a sign-in after which the
    /// first password is changed.
    public static boolean hasGotIn(BoardingSteps.Held held, String user) {
        UserReads reads = held.user(user);
        boolean hasSignedIn =
                reads.passwordLastUsed().found().flatMap(date -> date).isPresent()
                        && reads.loginProfile()
                                .found()
                                .flatMap(profile -> profile)
                                .filter(profile -> !mustChange(profile))
                                .isPresent();
        return reads.ownMfaDevices().found().filter(one -> !one.isEmpty()).isPresent()
                || hasSignedIn;
    }

    private static boolean mustChange(LoginProfile profile) {
        return profile.resetRequired();
    }
}
