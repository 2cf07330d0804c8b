package dev.lockstep.plan.guard;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.plan.guard.Slot.Kind;
import dev.lockstep.plan.guard.Slots.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Which policies are in force for a user or role, and from when to when in the course of a plan.
final class Holdings {
    private final Account account;
    private final Course course;
    private final Slots slots;
    private final Meanings meanings;
    private final Map<String, List<Source>> groups = new HashMap<>();
    private final Map<String, List<Source>> users = new HashMap<>();
    private final Map<String, List<Timed>> documents = new HashMap<>();

    Holdings(Account account, Course course, Slots slots, Meanings meanings) {
        this.account = account;
        this.course = course;
        this.slots = slots;
        this.meanings = meanings;
    }

    /// A value of a place, and the writes that bring it and end it.
    record Timed(String value, WriteSet granters, WriteSet takers) {}

    /// All values that a place has at some moment.
    ///
    /// @param before what it holds before the plan
    List<Timed> values(Slot slot, Optional<String> before) {
        List<Written> written = slots.written(slot);
        var all = new ArrayList<Timed>(written.size() + 1);
        before.ifPresent(value ->
                all.add(
                        new Timed(
                                value,
                                WriteSet.NONE,
                                WriteSet.of(
                                        written.stream()
                                                .filter(one -> !one.value().equals(before))
                                                .mapToInt(Written::write)))));
        for (Written one : written) {
            one.value()
                    .ifPresent(value ->
                            all.add(
                                    new Timed(
                                            value,
                                            WriteSet.of(one.write()),
                                            enders(written, one))));
        }
        return all;
    }

    private WriteSet enders(List<Written> written, Written of) {
        return WriteSet.of(
                written.stream()
                        .filter(other -> !other.value().equals(of.value()))
                        .mapToInt(Written::write)
                        .filter(other -> !course.isBefore(other, of.write())));
    }

    /// The policies of a user, its groups' among them.
    List<Source> ofUser(String name) {
        return users.computeIfAbsent(name, this::findOfUser);
    }

    private List<Source> findOfUser(String name) {
        Optional<User> user = Optional.ofNullable(account.users().get(name));
        var all = new ArrayList<Source>();
        add(
                all,
                Kind.USER_POLICY,
                Kind.USER_INLINE,
                name,
                user.map(User::attachedPolicies).orElse(List.of()),
                user.map(User::inlinePolicies).orElse(List.of()));
        for (String group : groupsOf(name)) {
            Optional<String> before =
                    user.filter(one -> one.groups().contains(group)).map(_ -> Slots.THERE);
            for (Timed member : values(new Slot(Kind.MEMBER, name, group), before)) {
                for (Source source : ofGroup(group)) {
                    all.add(source.during(member));
                }
            }
        }
        return List.copyOf(all);
    }

    /// The groups that a user is in at some moment.
    SequencedSet<String> groupsOf(String name) {
        var all = new LinkedHashSet<String>();
        Optional.ofNullable(account.users().get(name)).ifPresent(user -> all.addAll(user.groups()));
        slots.writtenOf(Kind.MEMBER, name).forEach(slot -> all.add(slot.name()));
        return all;
    }

    List<Source> ofGroup(String name) {
        List<Source> known = groups.get(name);
        if (known == null) {
            Optional<Group> group = Optional.ofNullable(account.groups().get(name));
            var all = new ArrayList<Source>();
            add(
                    all,
                    Kind.GROUP_POLICY,
                    Kind.GROUP_INLINE,
                    name,
                    group.map(Group::attachedPolicies).orElse(List.of()),
                    group.map(Group::inlinePolicies).orElse(List.of()));
            known = List.copyOf(all);
            groups.put(name, known);
        }
        return known;
    }

    List<Source> ofRole(String name) {
        Optional<Role> role = Optional.ofNullable(account.roles().get(name));
        var all = new ArrayList<Source>();
        add(
                all,
                Kind.ROLE_POLICY,
                Kind.ROLE_INLINE,
                name,
                role.map(Role::attachedPolicies).orElse(List.of()),
                role.map(Role::inlinePolicies).orElse(List.of()));
        return List.copyOf(all);
    }

    /// The boundaries of a user or role: the ARNs, as they come and go.
    List<Timed> boundaries(Kind kind, String owner, Optional<AttachedPolicy> before) {
        return values(Slot.of(kind, owner), before.map(AttachedPolicy::arn));
    }

    /// The documents of a managed policy, as they come and go; one that the plan never writes is in
    /// force always.
    List<Source> documentsOf(String arn) {
        List<Timed> timed =
                documents.computeIfAbsent(
                        arn, _ -> values(Slot.of(Kind.DOCUMENT, arn), before(arn)));
        return timed.stream()
                .map(one ->
                        new Source(
                                one.granters().isEmpty()
                                        ? meanings.ofArn(arn)
                                        : meanings.ofText(arn, one.value()),
                                one.granters(),
                                one.takers()))
                .toList();
    }

    /// A policy that the plan makes has no document before; of any other the text is looked up.
    private Optional<String> before(String arn) {
        boolean isMade =
                !slots.written(Slot.of(Kind.DOCUMENT, arn)).isEmpty()
                        && !new AttachedPolicy("", arn).isAwsManaged()
                        && account.policies().stream().noneMatch(one -> one.arn().equals(arn));
        return isMade ? Optional.empty() : Optional.of("");
    }

    private void add(
            List<Source> all,
            Kind attached,
            Kind inline,
            String owner,
            List<AttachedPolicy> attachedBefore,
            List<InlinePolicy> inlineBefore) {
        var arns = new LinkedHashSet<String>();
        attachedBefore.forEach(one -> arns.add(one.arn()));
        slots.writtenOf(attached, owner).forEach(slot -> arns.add(slot.name()));
        for (String arn : arns) {
            Optional<String> before =
                    attachedBefore.stream().anyMatch(one -> one.arn().equals(arn))
                            ? Optional.of(Slots.THERE)
                            : Optional.empty();
            for (Timed one : values(new Slot(attached, owner, arn), before)) {
                for (Source document : documentsOf(arn)) {
                    all.add(document.during(one));
                }
            }
        }
        var names = new LinkedHashSet<String>();
        inlineBefore.forEach(one -> names.add(one.name()));
        slots.writtenOf(inline, owner).forEach(slot -> names.add(slot.name()));
        for (String name : names) {
            Optional<InlinePolicy> before =
                    inlineBefore.stream().filter(one -> one.name().equals(name)).findFirst();
            for (Timed one :
                    values(
                            new Slot(inline, owner, name),
                            before.map(policy -> policy.document().text()))) {
                all.add(
                        new Source(
                                before.isPresent() && one.granters().isEmpty()
                                        ? meanings.of(owner, before.get())
                                        : meanings.ofText(owner + "/" + name, one.value()),
                                one.granters(),
                                one.takers()));
            }
        }
    }
}
