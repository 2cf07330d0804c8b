package dev.lockstep.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Step 7.
final class JudgeKeys {
    private final JudgedAccount account;
    private final JudgedBaseline baseline;
    private final int maxAge;
    private final int unused;
    private final int grace;
    private final int inactive;

    JudgeKeys(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
        this.maxAge = baseline.keyMaxAge();
        this.unused = baseline.unusedDays();
        this.grace = baseline.number("access-keys", "grace-days", 7);
        this.inactive = baseline.number("access-keys", "inactive-days", 30);
    }

    /// Whether a policy's name is that of the policy that AWS attaches to users of leaked keys.
    static boolean quarantine(String policy) {
        return policy.matches("AWSCompromisedKeyQuarantine(V\\d+)?");
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>();
        each("key-age", true, u -> account.older(u.created(), maxAge), this::age, found);
        each("key-unused", true, u -> account.older(u.created(), unused), this::unused, found);
        each(
                "key-never-used",
                true,
                u -> !u.surelyNoPassword() && account.older(u.created(), grace),
                this::neverUsed,
                found);
        found.addAll(EachUser.of(account, "key-single", JudgeKeys::single));
        each(
                "key-inactive-leftover",
                true,
                u -> account.older(u.created(), inactive),
                this::inactiveLeftover,
                found);
        boolean register = baseline.hasRegister();
        each(
                "key-documented",
                register,
                u -> register && !baseline.userNeeded(u.name()),
                this::documented,
                found);
        found.addAll(EachUser.of(account, "person-without-key", this::personWithoutKey));
        found.addAll(EachUser.of(account, "other-credentials", this::otherCredentials));
        found.addAll(EachUser.of(account, "key-quarantined", JudgeKeys::quarantined));
        return found;
    }

    private void each(
            String control,
            boolean couldFail,
            Predicate<JudgedUser> userCouldFail,
            BiFunction<JudgedUser, JudgedKey, Ruled> judge,
            List<Expected> found) {
        if (account.users().isEmpty()) {
            found.add(EachUser.unlisted(account, control, couldFail));
            return;
        }
        for (JudgedUser user : account.users().get()) {
            if (user.keys().isEmpty()) {
                Ruled ruled =
                        userCouldFail.test(user)
                                ? Ruled.UNDETERMINED
                                : Ruled.PASS.or(
                                        "unknown-keys-harmless",
                                        Status.NOT_APPLICABLE,
                                        Status.ABSENT);
                found.add(Expected.of(control, "user", user.name(), ruled));
                continue;
            }
            for (JudgedKey key : user.keys().get()) {
                Ruled ruled = judge.apply(user, key);
                found.add(Expected.of(control, "access-key", key.name(), user.name(), ruled));
            }
        }
    }

    private List<Instant> births(JudgedUser user, JudgedKey key) {
        return key.born().map(List::of).orElse(List.of(user.created(), account.now()));
    }

    private Ruled age(JudgedUser user, JudgedKey key) {
        if (!key.active()) {
            return Ruled.NOT_APPLICABLE;
        }
        return Ruled.overWorlds(
                births(user, key).stream()
                        .map(born -> account.older(born, maxAge) ? Status.FAIL : Status.PASS)
                        .toList());
    }

    private Ruled unused(JudgedUser user, JudgedKey key) {
        if (!key.active()) {
            return Ruled.NOT_APPLICABLE;
        }
        return used(user, key, key.lastUsed(), true, unused)
                .or("slot-by-date-or-by-sense", used(user, key, key.alsoUsed(), true, unused));
    }

    /// `old` says whether a use that is too long ago fails too, or only a key that was never used.
    private Ruled used(
            JudgedUser user, JudgedKey key, May<Optional<Instant>> last, boolean old, int days) {
        Instant first = key.standIn() ? user.created() : key.born().orElse(user.created());
        Set<Status> worlds = new LinkedHashSet<>();
        boolean youngStandIn = false;
        for (Optional<Instant> use :
                last.or(
                        List.of(
                                Optional.empty(),
                                Optional.of(first),
                                Optional.of(account.now())))) {
            if (use.isPresent()) {
                boolean fails = old && account.older(use.get(), days);
                worlds.add(fails ? Status.FAIL : Status.PASS);
                continue;
            }
            for (Instant born : births(user, key)) {
                worlds.add(account.older(born, days) ? Status.FAIL : Status.PASS);
                youngStandIn |= key.standIn() && account.older(user.created(), days);
            }
        }
        Ruled ruled = Ruled.overWorlds(worlds);
        return ruled.status() == Status.PASS && youngStandIn
                ? ruled.or("never-used-by-last-rotated", Status.UNDETERMINED)
                : ruled;
    }

    private Ruled neverUsed(JudgedUser user, JudgedKey key) {
        if (!key.active() || user.surelyNoPassword()) {
            return Ruled.NOT_APPLICABLE;
        }
        Ruled ruled =
                used(user, key, key.lastUsed(), false, grace)
                        .or(
                                "slot-by-date-or-by-sense",
                                used(user, key, key.alsoUsed(), false, grace));
        return JudgeVerified.scoped(user, ruled);
    }

    private static Ruled single(JudgedUser user) {
        return user.keys().isEmpty()
                ? Ruled.UNDETERMINED
                : Ruled.fails(user.activeKeys().size() >= 2);
    }

    private Ruled inactiveLeftover(JudgedUser user, JudgedKey key) {
        if (key.active()) {
            return Ruled.NOT_APPLICABLE;
        }
        Ruled byCreation = Ruled.fails(account.older(key.born().orElse(user.created()), inactive));
        if (key.standIn()) {
            return byCreation;
        }
        Optional<List<Report.Slot>> slots = user.row().flatMap(Report.Row::slots);
        if (slots.isEmpty()) {
            return byCreation == Ruled.PASS
                    ? Ruled.PASS
                    : Ruled.FAIL.or("inactive-without-report", Status.UNDETERMINED);
        }
        List<JsonNode> live = Json.list(account.files().json("access-keys.json").path(user.name()));
        int index = live.indexOf(Json.where(live(live), "AccessKeyId", key.name()).getFirst());
        Set<Status> worlds = new HashSet<>();
        for (Optional<Report.Slot> slot :
                KeySlots.of(index, live, slots.get(), account.reportTime())) {
            if (slot.isEmpty()) {
                worlds.add(byCreation.status());
            } else if (slot.get().active() || slot.get().rotated().isEmpty()) {
                worlds.add(Status.PASS);
                if (account.older(account.reportTime(), inactive)) {
                    worlds.add(Status.FAIL);
                }
            } else {
                boolean fails = account.older(slot.get().rotated().get(), inactive);
                worlds.add(fails ? Status.FAIL : Status.PASS);
            }
        }
        return worlds.isEmpty() ? byCreation : Ruled.overWorlds(worlds);
    }

    private static JsonNode live(List<JsonNode> keys) {
        var array = tools.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        keys.forEach(array::add);
        return array;
    }

    private boolean needed(JudgedKey key) {
        return baseline.userNeeded(key.owner()) || baseline.keyNeeded(key.name());
    }

    /// Whether a need names a key that no live list shows, so that a slot may be that key.
    private boolean mayBeNeeded(JudgedKey key) {
        Set<String> seen = new HashSet<>();
        for (JudgedUser user : account.users().orElse(List.of())) {
            user.keys().orElse(List.of()).forEach(k -> seen.add(k.name()));
        }
        return key.standIn() && baseline.neededKeys().stream().anyMatch(id -> !seen.contains(id));
    }

    private Ruled undocumented(JudgedKey key) {
        return mayBeNeeded(key)
                ? Ruled.UNDETERMINED.or("need-of-unseen-key", Status.FAIL)
                : Ruled.FAIL;
    }

    private Ruled documented(JudgedUser user, JudgedKey key) {
        if (!key.active() || !baseline.hasRegister()) {
            return Ruled.NOT_APPLICABLE;
        }
        return needed(key) ? Ruled.PASS : undocumented(key);
    }

    /// Whether the user has no active key that no need covers.
    Ruled keysNeeded(JudgedUser user) {
        if (baseline.userNeeded(user.name())) {
            return Ruled.PASS;
        }
        if (user.keys().isEmpty()) {
            return Ruled.UNDETERMINED;
        }
        Ruled worst = Ruled.PASS;
        for (JudgedKey key : user.activeKeys()) {
            if (!needed(key)) {
                Ruled ruled = undocumented(key);
                if (ruled.equals(Ruled.FAIL)) {
                    return ruled;
                }
                worst = ruled;
            }
        }
        return worst;
    }

    private Ruled personWithoutKey(JudgedUser user) {
        if (!baseline.hasRoster()) {
            return user.surelyNoPassword()
                    ? Ruled.NOT_APPLICABLE
                    : JudgeVerified.scoped(user, keysNeeded(user));
        }
        return baseline.claims(user.name()).isEmpty() ? Ruled.NOT_APPLICABLE : keysNeeded(user);
    }

    private Ruled otherCredentials(JudgedUser user) {
        OtherCredentials others = OtherCredentials.of(account, user);
        List<OtherCredentials.Credential> all = new ArrayList<>();
        others.services().ifPresent(all::addAll);
        others.sshKeys().ifPresent(all::addAll);
        others.certificates().ifPresent(all::addAll);
        boolean young = !account.older(user.created(), maxAge);
        boolean unclear = others.services().isEmpty() || others.certificates().isEmpty();
        for (var each : all) {
            boolean old = each.made().map(d -> account.older(d, maxAge)).orElse(false);
            if (old || each.ends().map(d -> d.isBefore(account.now())).orElse(false)) {
                return Ruled.FAIL;
            }
            unclear |= each.made().isEmpty();
        }
        if (unclear && !young) {
            return Ruled.UNDETERMINED;
        }
        Ruled settled = all.isEmpty() ? Ruled.NOT_APPLICABLE : Ruled.PASS;
        return unclear
                ? settled.or(
                        "young-user-unknown-credentials",
                        Status.UNDETERMINED,
                        Status.PASS,
                        Status.NOT_APPLICABLE)
                : settled;
    }

    private static Ruled quarantined(JudgedUser user) {
        return user.details().isEmpty()
                ? Ruled.UNDETERMINED
                : Ruled.fails(user.attachedPolicies().stream().anyMatch(JudgeKeys::quarantine));
    }
}
