package dev.lockstep.report.keys;

import dev.lockstep.account.AwsDate;
import dev.lockstep.baseline.Need;
import dev.lockstep.keys.Documented;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.LastUse;
import dev.lockstep.keys.Removal;
import dev.lockstep.keys.Rotation;
import dev.lockstep.keys.Standing;
import dev.lockstep.keys.Standing.Since;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// The states of a key in words. Names in them are hostile text still.
final class KeyWords {
    private KeyWords() {}

    /// The age, such as `412 days` or `30+ days` where it is at least that.
    static String age(KeyLife key, Instant now) {
        return key.born()
                .map(born -> AwsDate.daysBetween(born, now))
                .map(days ->
                        key.bornAtLatest() ? days + "+ days" : AwsDate.inWords(Math.max(0, days)))
                .orElse("not known");
    }

    /// The last use with service and region.
    static String use(LastUse use) {
        return switch (use) {
            case LastUse.Never _ -> "never";
            case LastUse.Used(Instant at, var service, var region) -> use(at, service, region);
            case LastUse.Silent(Instant since, var service, var region) ->
                    use(since, service, region);
            case LastUse.NotKnown _ -> "not known";
        };
    }

    private static String use(Instant at, Optional<String> service, Optional<String> region) {
        return KeyLives.day(at)
                + service.map(name -> " " + name).orElse("")
                + region.map(name -> " " + name).orElse("");
    }

    /// What the register says.
    static String need(Documented documented) {
        return switch (documented) {
            case Documented.Needed(Need need, boolean _) -> need(need) + ", until " + need.until();
            case Documented.RunOut(Need need) -> need(need) + ", ended on " + need.until();
            case Documented.Nowhere _ -> "none written down";
            case Documented.NoRegister _ -> "no register (needs: in lockstep.yaml)";
            case Documented.NotKnown(String why) -> "not known: " + why;
        };
    }

    private static String need(Need need) {
        return need.purpose() + " (" + need.owner() + ")";
    }

    /// All that is said of its state beside active or inactive.
    static String state(KeyLife key) {
        var words = new ArrayList<String>();
        words.add(key.standing().isActive() ? "active" : inactive(key.standing()));
        switch (key.rotation()) {
            case Rotation.None _ -> {}
            case Rotation.Newer(String old, var _) -> words.add("takes the place of " + old);
            case Rotation.Older(String young, var _, boolean _) ->
                    words.add("being replaced by " + young);
            case Rotation.NotKnown(String why) -> words.add(why);
        }
        switch (key.removal()) {
            case Removal.None _ -> {}
            case Removal.Held(String why) -> words.add("kept: " + why);
            case Removal.Waiting(Instant _, Instant until) ->
                    words.add("waiting until " + KeyLives.day(until));
            case Removal.Due(Instant _, Instant _) -> words.add("due to be deleted");
            case Removal.NotKnown(String why) -> words.add(why);
        }
        if (key.use() instanceof LastUse.Silent silent) {
            words.add("silent since " + KeyLives.day(silent.since()));
        }
        if (key.quarantine() == KeyLife.Quarantine.YES) {
            words.add("quarantined by AWS");
        }
        return String.join("; ", words);
    }

    private static String inactive(Standing standing) {
        return switch (standing.since()) {
            case Since.ByJournal(var deed) ->
                    "inactive since %s, by run %s".formatted(KeyLives.day(deed.at()), deed.run());
            case Since.ByReport(Instant at) -> "inactive since " + KeyLives.day(at);
            case Since.NotKnown _ -> "inactive";
        };
    }
}
