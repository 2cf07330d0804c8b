package dev.lockstep.plan.mending;

import dev.lockstep.control.Advice;
import dev.lockstep.control.Finding;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.plan.PlanRequest;

/// What mends the findings of steps 2, 3, 5, 7 and 8, those of step 6 about devices, and those
/// around the account.
final class UserMendings {
    private final KeyMendings keys;
    private final Passwords passwords;
    private final Strangers strangers;
    private final Members members;
    private final People people;
    private final Around around;

    UserMendings(PlanRequest request, DeclaredGroups groups) {
        var situation = new Situation(request);
        this.keys = new KeyMendings(situation);
        this.passwords = new Passwords(situation);
        this.strangers = new Strangers(situation, keys, passwords);
        this.members = new Members(situation, groups);
        this.people = new People(situation, keys, passwords);
        this.around = new Around(situation);
    }

    KeyMendings keys() {
        return keys;
    }

    Passwords passwords() {
        return passwords;
    }

    Strangers strangers() {
        return strangers;
    }

    Members members() {
        return members;
    }

    People people() {
        return people;
    }

    Around around() {
        return around;
    }

    /// What only a person can do, in the words of the finding, which name the real things, with the
    /// command that leads through it, if there is one.
    static Mending byHand(Finding finding) {
        Advice advice = finding.advice().orElseThrow();
        Task task = Task.of(finding.control().step(), advice.text());
        return Mending.byHand(
                OwnCommand.of(advice.remedy(), finding.subject()).map(task::by).orElse(task));
    }
}
