package dev.lockstep.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Step 8.
final class JudgeVerified {
    private final JudgedAccount account;
    private final JudgedBaseline baseline;
    private final int unused;

    JudgeVerified(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
        this.unused = baseline.unusedDays();
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>();
        boolean ages = baseline.passwordMaxAge().isPresent();
        found.addAll(EachUser.of(account, "password-current", ages, this::current));
        found.addAll(EachUser.of(account, "password-unused", this::unused));
        found.addAll(EachUser.of(account, "person-verified", this::sheet));
        return found;
    }

    /// The verdict on a user's password when it may be that there is none.
    static Ruled scoped(JudgedUser user, Ruled ifPassword) {
        if (user.password().isKnown()) {
            return user.password().value() ? ifPassword : Ruled.NOT_APPLICABLE;
        }
        boolean open =
                ifPassword.status() == Status.FAIL || ifPassword.status() == Status.UNDETERMINED;
        Ruled ruled =
                open ? Ruled.UNDETERMINED : Ruled.PASS.or("scope-unknown", Status.NOT_APPLICABLE);
        for (Status also : ifPassword.also()) {
            Status then = also == Status.FAIL ? Status.UNDETERMINED : also;
            ruled = ruled.or(ifPassword.doubt(), then);
            if (then == Status.PASS) {
                ruled = ruled.or("scope-unknown", Status.NOT_APPLICABLE);
            }
        }
        return ruled;
    }

    private boolean skipped(JudgedUser user) {
        return baseline.breakGlass().contains(user.name()) || user.surelyNoPassword();
    }

    private boolean renewed(JudgedUser user) {
        return user.profileCreated().isPresent()
                && (user.profileCreated().get().isAfter(account.reportTime())
                        || user.row()
                                .flatMap(r -> r.flag("password_enabled"))
                                .equals(Optional.of(false)));
    }

    /// When the password may have been changed last.
    private List<Instant> changes(JudgedUser user) {
        if (renewed(user)) {
            return List.of(user.profileCreated().orElseThrow());
        }
        return user.row()
                .flatMap(r -> r.date("password_last_changed"))
                .map(List::of)
                .orElse(List.of(user.profileCreated().orElse(user.created()), account.now()));
    }

    private Ruled current(JudgedUser user) {
        return baseline.passwordMaxAge().isEmpty() || skipped(user)
                ? Ruled.NOT_APPLICABLE
                : scoped(user, currentPassword(user));
    }

    private Ruled currentPassword(JudgedUser user) {
        if (baseline.passwordMaxAge().isEmpty()) {
            return Ruled.PASS;
        }
        int max = baseline.passwordMaxAge().get();
        Ruled byAge =
                Ruled.overWorlds(
                        changes(user).stream()
                                .map(d -> account.older(d, max) ? Status.FAIL : Status.PASS)
                                .toList());
        Optional<Report.Row> row = user.row().filter(r -> r.has("password_next_rotation"));
        if (byAge.status() == Status.FAIL) {
            return byAge;
        }
        if (row.isEmpty()) {
            return byAge.status() == Status.UNDETERMINED
                    ? byAge
                    : Ruled.UNDETERMINED.or("next-rotation-unknown", Status.PASS);
        }
        boolean passed =
                row.get()
                        .date("password_next_rotation")
                        .map(d -> d.isBefore(account.now()))
                        .orElse(false);
        if (!passed) {
            return byAge;
        }
        return renewed(user) ? Ruled.FAIL.or("next-rotation-of-old-password", byAge) : Ruled.FAIL;
    }

    private Ruled unused(JudgedUser user) {
        return skipped(user) ? Ruled.NOT_APPLICABLE : scoped(user, unusedPassword(user));
    }

    private Ruled unusedPassword(JudgedUser user) {
        List<Instant> changes = changes(user);
        List<Status> worlds = new ArrayList<>();
        for (Optional<Instant> use :
                user.passwordLastUsed()
                        .or(
                                List.of(
                                        Optional.empty(),
                                        Optional.of(user.created()),
                                        Optional.of(account.now())))) {
            for (Instant change : changes) {
                boolean fails = account.older(use.orElse(change), unused);
                worlds.add(fails ? Status.FAIL : Status.PASS);
            }
        }
        Ruled ruled = Ruled.overWorlds(worlds);
        boolean young = changes.stream().noneMatch(d -> account.older(d, unused));
        return ruled.status() == Status.UNDETERMINED && young
                ? ruled.or("young-password-unknown-use", Status.PASS)
                : ruled;
    }

    private Ruled sheet(JudgedUser user) {
        if (skipped(user)) {
            return Ruled.NOT_APPLICABLE;
        }
        List<Ruled> five =
                List.of(
                        user.details()
                                .map(d -> Ruled.fails(d.path("GroupList").isEmpty()))
                                .orElse(Ruled.UNDETERMINED),
                        new JudgeKeys(account, baseline).keysNeeded(user),
                        currentPassword(user),
                        currentUser(user),
                        mfa(user));
        Ruled first = worst(five, false);
        Ruled soft = worst(five, true);
        return scoped(user, first.or("one-of-five-in-doubt", soft));
    }

    /// The worst of the five; `soft` takes the doubtful ones in their other reading.
    private static Ruled worst(List<Ruled> five, boolean soft) {
        List<Status> statuses =
                five.stream()
                        .map(r ->
                                soft && !r.also().isEmpty()
                                        ? r.also().iterator().next()
                                        : r.status())
                        .toList();
        if (statuses.contains(Status.FAIL)) {
            return Ruled.FAIL;
        }
        return statuses.contains(Status.UNDETERMINED) ? Ruled.UNDETERMINED : Ruled.PASS;
    }

    private Ruled currentUser(JudgedUser user) {
        if (!account.older(user.created(), unused)) {
            return Ruled.PASS;
        }
        List<May<Optional<Instant>>> uses = new ArrayList<>(List.of(user.passwordLastUsed()));
        List<May<Optional<Instant>>> also = new ArrayList<>(uses);
        boolean open = user.keys().isEmpty();
        for (JudgedKey key : user.keys().orElse(List.of())) {
            uses.add(key.lastUsed());
            also.add(key.alsoUsed());
        }
        return within(uses, open).or("slot-by-date-or-by-sense", within(also, open));
    }

    private Ruled within(List<May<Optional<Instant>>> uses, boolean open) {
        boolean could = open;
        for (May<Optional<Instant>> use : uses) {
            List<Boolean> recent =
                    use.values().stream()
                            .map(d -> d.isPresent() && !account.older(d.get(), unused))
                            .toList();
            if (!recent.isEmpty() && !recent.contains(false)) {
                return Ruled.PASS;
            }
            could |= recent.isEmpty() || recent.contains(true);
        }
        return could ? Ruled.UNDETERMINED : Ruled.FAIL;
    }

    private Ruled mfa(JudgedUser user) {
        if (!user.mfa().isKnown()) {
            return Ruled.UNDETERMINED;
        }
        if (!user.mfa().value()) {
            return Ruled.FAIL;
        }
        return baseline.hardware("mfa", "kind")
                ? new JudgeMfa(account, baseline).kind(user)
                : Ruled.PASS;
    }
}
