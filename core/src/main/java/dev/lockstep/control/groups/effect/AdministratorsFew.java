package dev.lockstep.control.groups.effect;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// There are enough administrators for one to be ill, and no more than can be watched.
public final class AdministratorsFew implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "administrators-few",
                    Step.GROUPS,
                    Severity.MEDIUM,
                    Subject.Kind.ACCOUNT,
                    "There are few administrators, and more than one");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Subject subject = Subject.account(snapshot);
        return List.of(
                switch (snapshot.users()) {
                    case Read.Missing<List<User>> missing ->
                            Verdict.undetermined(
                                    subject, Evidence.NONE.with("users", missing), missing);
                    case Read.Known<List<User>>(var users, var _) when users.isEmpty() ->
                            Verdict.notApplicable(
                                    subject,
                                    "There is no IAM user: people sign in another way.",
                                    snapshot.users());
                    case Read.Known<List<User>>(var users, var _) ->
                            judge(snapshot, users, baseline.administrators());
                });
    }

    private static Verdict judge(
            AccountSnapshot snapshot, List<User> users, Baseline.Administrators wanted) {
        var rights = AdministratorRights.of(snapshot);
        var administrators = new ArrayList<String>();
        var open = new ArrayList<String>();
        Set<Read.Missing<?>> missing = new LinkedHashSet<>();
        for (User user : users) {
            switch (rights.ruling(rights.user(user.name()))) {
                case Ruling.Yes _ -> administrators.add(user.name());
                case Ruling.No _ -> {}
                case Ruling.Open one -> {
                    open.add(user.name());
                    missing.addAll(one.missing());
                }
            }
        }
        int least = administrators.size();
        int most = least + open.size();
        Ruling wrong =
                least > wanted.max() || most < wanted.min()
                        ? Ruling.yes()
                        : least >= wanted.min() && most <= wanted.max()
                                ? Ruling.no()
                                : new Ruling.Open(List.copyOf(missing));
        Evidence evidence =
                Evidence.NONE
                        .with("administrators", administrators)
                        .with("administrators-min", wanted.min())
                        .with("administrators-max", wanted.max());
        return Verdict.by(
                wrong,
                Subject.account(snapshot),
                open.isEmpty() ? evidence : evidence.with("users that may be administrators", open),
                () -> count(least) + ".",
                () ->
                        count(least)
                                + (least > wanted.max()
                                        ? "; at most " + wanted.max() + " are wanted."
                                        : "; at least " + wanted.min() + " are wanted."),
                () -> least > wanted.max() ? fewer() : more());
    }

    private static String count(int administrators) {
        return administrators == 1
                ? "1 user is an administrator in effect"
                : administrators + " users are administrators in effect";
    }

    private static Advice fewer() {
        return Advice.byHand(
                Remedy.SET_NUMBER_OF_ADMINISTRATORS,
                "Ask each of these users when an administrator's rights were last needed. Give those"
                        + " who do not need them each day a group of their job instead. The finding"
                        + " administrators-named says of each where the rights come from.");
    }

    private static Advice more() {
        return Advice.byHand(
                Remedy.SET_NUMBER_OF_ADMINISTRATORS,
                "Give a second person an own user in the administrators' group, with MFA. Otherwise"
                        + " only root can help on the day when the one administrator is away.");
    }
}
