package dev.lockstep.operation.keys;

import dev.lockstep.apply.Runs;
import dev.lockstep.keys.Agenda;
import dev.lockstep.keys.Endings;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.LastLook;
import dev.lockstep.keys.Watching;
import dev.lockstep.operation.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has happened to the keys of an account since the last look, what is due, and what ends.
///
/// It is told as of the end of the day (UTC), so that whoever asks twice on a day hears the same.
public final class WatchKeys {
    private static final String SILENCE =
            "Silence proves little: AWS tells of a use up to hours late, and whether a call signed"
                    + " with an inactive key leaves any trace is not documented.";

    private final LookAtKeys.Looked looked;
    private final Runs runs;
    private final Optional<LastLook> before;
    private final Optional<String> fault;
    private final LastLook look;

    private WatchKeys(LookAtKeys.Looked looked, Runs runs, LookFile.Kept kept, String account) {
        this.looked = looked;
        this.runs = runs;
        this.before = kept.look();
        this.fault = kept.fault();
        this.look =
                new Watching(lives(looked), looked.deeds(), looked.baseline().users().unusedDays())
                        .look(before, account, looked.about().endpoint(), looked.now());
    }

    /// What is told.
    ///
    /// @param day of which day (UTC)
    /// @param since when the look before was (UTC); none: there was none
    /// @param notices sentences for the reader; no names are in them
    public record Watched(
            LocalDate day, Optional<Instant> since, Agenda agenda, List<String> notices) {
        public Watched {
            notices = List.copyOf(notices);
        }
    }

    /// Compares what was seen with the last look.
    ///
    /// @throws Refused if there is no place where looks are kept
    /// @throws dev.lockstep.input.BadInput if what is kept there must not be gone past
    public static WatchKeys of(LookAtKeys.Looked looked) {
        String account =
                looked.about()
                        .account()
                        .orElseThrow(() ->
                                new Refused(
                                        "AWS did not say which account this is; nothing was"
                                                + " compared. See whether sts:GetCallerIdentity"
                                                + " answers"));
        Runs runs =
                looked.runs()
                        .orElseThrow(() ->
                                new Refused(
                                        "there is no place to keep what was seen: set LOCKSTEP_HOME"
                                                + " to a folder of your own; nothing was compared"));
        return new WatchKeys(looked, runs, LookFile.read(runs, account), account);
    }

    /// Where the keys stand at the end of the day.
    static KeyLives lives(LookAtKeys.Looked looked) {
        return looked.lives(endOfDay(looked.now()));
    }

    static Instant endOfDay(Instant now) {
        return KeyLives.day(now)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusSeconds(1);
    }

    /// What is wrong with the last look that was kept, if anything is.
    public Optional<String> fault() {
        return fault;
    }

    /// What a person should know and do.
    public Watched watched() {
        KeyLives lives = lives(looked);
        LocalDate today = lives.today();
        var notices = new ArrayList<>(looked.notices());
        notices.addAll(lives.notices());
        if (look.since().isEmpty()) {
            notices.addFirst(
                    before.isEmpty()
                            ? "This is the first look: there is no last time, so nothing can be said"
                                    + " to be new."
                            : "The first look was today: there is no last time before that.");
        }
        if (lives.keys().stream().anyMatch(key -> !key.standing().isActive())) {
            notices.add(SILENCE);
        }
        return new Watched(
                today,
                look.since(),
                Agenda.of(lives)
                        .with(LostKeys.of(lives, looked.deeds(), looked.makings()))
                        .with(Agenda.ofNews(look.news()))
                        .with(
                                Agenda.of(
                                        Endings.needs(
                                                looked.baseline(), lives.at(), Agenda.told(lives)),
                                        today)),
                notices);
    }

    /// Keeps this look, once it has been told.
    ///
    /// @return what is wrong, in one sentence, if it cannot be kept
    public Optional<String> keep() {
        return LookFile.write(runs, look);
    }
}
