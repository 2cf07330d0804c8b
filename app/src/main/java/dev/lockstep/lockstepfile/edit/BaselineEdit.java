package dev.lockstep.lockstepfile.edit;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.RootGoal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One thing that is to become true of a lockstep.yaml.
public sealed interface BaselineEdit {
    /// The baseline that a file of the edit gives, where this one was given before; places apart.
    Baseline applyTo(Baseline old);

    /// What a person would write by hand, on one line.
    String byHand();

    /// Writes it down.
    void applyTo(YamlDraft draft, Baseline old);

    /// The list at the top of the file that it changes, if it changes one: a list in a file
    /// replaces that of the file which it extends.
    Optional<String> list();

    /// Puts a need into the register, in the place of the first one of the same subject.
    record PutNeed(Need need) implements BaselineEdit {
        @Override
        public Baseline applyTo(Baseline old) {
            var needs = new ArrayList<Need>(old.needs().orElse(List.of()));
            int index = indexOf(old);
            if (index < 0) {
                needs.add(need);
            } else {
                needs.set(index, need);
            }
            return BaselineCopy.withNeeds(old, Optional.of(needs));
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            int index = indexOf(old);
            if (index < 0) {
                draft.add("needs", fields());
            } else {
                draft.give("needs", index, fields());
            }
        }

        @Override
        public Optional<String> list() {
            return Optional.of("needs");
        }

        @Override
        public String byHand() {
            return "- " + Field.map(fields());
        }

        private int indexOf(Baseline old) {
            List<Need> needs = old.needs().orElse(List.of());
            for (int i = 0; i < needs.size(); i++) {
                if (needs.get(i).subject().equals(need.subject())) {
                    return i;
                }
            }
            return -1;
        }

        private List<Field> fields() {
            return List.of(
                    switch (need.subject()) {
                        case Need.Subject.OfUser(String name) -> Field.text("user", name);
                        case Need.Subject.OfKey(String id) -> Field.text("key", id);
                    },
                    Field.text("purpose", need.purpose()),
                    Field.text("owner", need.owner()),
                    Field.day("until", need.until()));
        }
    }

    /// Takes every need of a subject out of the register.
    record RemoveNeed(Need.Subject subject) implements BaselineEdit {
        @Override
        public Baseline applyTo(Baseline old) {
            return BaselineCopy.withNeeds(
                    old,
                    old.needs()
                            .map(needs ->
                                    needs.stream()
                                            .filter(one -> !one.subject().equals(subject))
                                            .toList()));
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            List<Need> needs = old.needs().orElse(List.of());
            for (int i = needs.size() - 1; i >= 0; i--) {
                if (needs.get(i).subject().equals(subject)) {
                    draft.remove("needs", i);
                }
            }
        }

        @Override
        public Optional<String> list() {
            return Optional.of("needs");
        }

        @Override
        public String byHand() {
            return "take out the need of "
                    + switch (subject) {
                        case Need.Subject.OfUser(String name) -> "user: " + name;
                        case Need.Subject.OfKey(String id) -> "key: " + id;
                    };
        }
    }

    /// Puts down a person's word for what no API shows, in the place of any former one.
    record Vouch(String name, RootGoal.Attestation attestation) implements BaselineEdit {
        @Override
        public Baseline applyTo(Baseline old) {
            var all = new HashMap<>(old.root().attestations());
            all.put(name, attestation);
            return BaselineCopy.withRoot(
                    old, new RootGoal(old.root().mfaKind(), old.root().idleDays(), all));
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            draft.put(List.of("root", "attestations", name), fields());
        }

        @Override
        public Optional<String> list() {
            return Optional.empty();
        }

        @Override
        public String byHand() {
            return "root: {attestations: {" + name + ": " + Field.map(fields()) + "}}";
        }

        private List<Field> fields() {
            return List.of(
                    Field.text("by", attestation.by()),
                    Field.day("date", attestation.date()),
                    Field.day("until", attestation.until()));
        }
    }

    /// Adds an exception. The line of the rule means nothing here.
    record Except(ExceptionRule rule) implements BaselineEdit {
        @Override
        public Baseline applyTo(Baseline old) {
            var all = new ArrayList<>(old.exceptions());
            all.add(rule);
            return BaselineCopy.withExceptions(old, all);
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            draft.add("exceptions", fields());
        }

        @Override
        public Optional<String> list() {
            return Optional.of("exceptions");
        }

        @Override
        public String byHand() {
            return "- " + Field.map(fields());
        }

        private List<Field> fields() {
            return List.of(
                    Field.text("control", rule.control()),
                    Field.text("subject", rule.subject()),
                    Field.text("reason", rule.reason()),
                    Field.text("owner", rule.owner()),
                    Field.day("until", rule.until()));
        }
    }

    /// Adds a group of administrators.
    record PutAdministrators(GroupGoal group) implements BaselineEdit {
        @Override
        public Baseline applyTo(Baseline old) {
            var all = new TreeMap<>(old.groups());
            all.put(group.name(), group);
            return BaselineCopy.withGroups(old, all);
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            draft.put(List.of("groups", group.name()), fields());
        }

        @Override
        public Optional<String> list() {
            return Optional.empty();
        }

        @Override
        public String byHand() {
            return "groups: {" + group.name() + ": " + Field.map(fields()) + "}";
        }

        private List<Field> fields() {
            return List.of(
                    Field.flag("administrators", true),
                    Field.list(
                            "policies",
                            group.policies().orElse(List.of()).stream()
                                    .map(GroupGoal.PolicyGoal::nameOrArn)
                                    .toList()));
        }
    }

    /// Adds a person, or changes what is said of one; what is absent of the person stays as it is
    /// said.
    record PutPerson(Person person) implements BaselineEdit {
        @Override
        public Baseline applyTo(Baseline old) {
            Person before = old.people().get(person.id());
            var all = new TreeMap<>(old.people());
            all.put(person.id(), before == null ? person : over(before));
            return BaselineCopy.withPeople(old, all);
        }

        private Person over(Person before) {
            return new Person(
                    person.id(),
                    person.name().or(before::name),
                    person.email().or(before::email),
                    person.user().equals(person.id()) ? before.user() : person.user(),
                    person.groups().isEmpty() ? before.groups() : person.groups(),
                    person.federated() || before.federated(),
                    person.ageRecipient().or(before::ageRecipient));
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            draft.put(List.of("people", person.id()), fields());
        }

        @Override
        public Optional<String> list() {
            return Optional.empty();
        }

        @Override
        public String byHand() {
            return "people: {" + person.id() + ": " + Field.map(fields()) + "}";
        }

        private List<Field> fields() {
            var fields = new ArrayList<Field>();
            person.email().ifPresent(text -> fields.add(Field.text("email", text)));
            person.name().ifPresent(text -> fields.add(Field.text("name", text)));
            if (!person.user().equals(person.id())) {
                fields.add(Field.text("user", person.user()));
            }
            if (!person.groups().isEmpty()) {
                fields.add(Field.list("groups", person.groups()));
            }
            if (person.federated()) {
                fields.add(Field.text("sign-in", "federated"));
            }
            person.ageRecipient().ifPresent(text -> fields.add(Field.text("age", text)));
            return fields;
        }
    }

    /// Adds people, or changes what is said of them, all at once; each as [PutPerson] does. No two
    /// are the same person.
    record PutPeople(List<Person> people) implements BaselineEdit {
        /// What a person writes by hand is not longer than this.
        private static final int SHOWN = 10;

        public PutPeople {
            people = List.copyOf(people);
        }

        @Override
        public Baseline applyTo(Baseline old) {
            var all = new TreeMap<>(old.people());
            for (Person person : people) {
                all.compute(
                        person.id(),
                        (_, before) ->
                                before == null ? person : new PutPerson(person).over(before));
            }
            return BaselineCopy.withPeople(old, all);
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            var fields = new LinkedHashMap<String, List<Field>>();
            people.forEach(person -> fields.put(person.id(), new PutPerson(person).fields()));
            draft.putEach("people", fields);
        }

        @Override
        public Optional<String> list() {
            return Optional.empty();
        }

        @Override
        public String byHand() {
            return people.stream()
                            .limit(SHOWN)
                            .map(person -> new PutPerson(person).byHand())
                            .collect(Collectors.joining("; "))
                    + (people.size() > SHOWN
                            ? "; and " + (people.size() - SHOWN) + " people more"
                            : "");
        }
    }

    /// Takes a person out of the roster.
    ///
    /// @param id of the person, who is there
    record RemovePerson(String id) implements BaselineEdit {
        @Override
        public Baseline applyTo(Baseline old) {
            var all = new TreeMap<>(old.people());
            all.remove(id);
            return BaselineCopy.withPeople(old, all);
        }

        @Override
        public void applyTo(YamlDraft draft, Baseline old) {
            draft.remove("people", id);
        }

        @Override
        public Optional<String> list() {
            return Optional.empty();
        }

        @Override
        public String byHand() {
            return "take the entry " + id + " out of people";
        }
    }
}
