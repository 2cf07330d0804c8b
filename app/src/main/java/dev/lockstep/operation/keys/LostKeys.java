package dev.lockstep.operation.keys;

import dev.lockstep.control.AwsCommand;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.keys.AgendaLine.Rank;
import dev.lockstep.keys.KeyDeed.What;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.LastUse;
import dev.lockstep.keys.step.Making;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keys that a run of this machine made without hearing of it: nobody has their secrets.
final class LostKeys {
    /// AWS's clock and this machine's differ by as much at most.
    static final Duration SKEW = Duration.ofMinutes(5);

    private LostKeys() {}

    /// A line for each that is still there.
    static List<AgendaLine> of(KeyLives lives, KeyDeeds deeds, List<Making> makings) {
        return lives.keys().stream()
                .flatMap(key ->
                        makings.stream()
                                .filter(making -> isOf(making, key, deeds))
                                .findFirst()
                                .map(making -> line(making, key))
                                .stream())
                .toList();
    }

    private static boolean isOf(Making making, KeyLife key, KeyDeeds deeds) {
        return making.owner().equals(key.owner())
                && key.use() instanceof LastUse.Never
                && !key.bornAtLatest()
                && key.born()
                        .filter(born -> !born.isBefore(making.from().minus(SKEW)))
                        .filter(born -> !born.isAfter(making.until().plus(SKEW)))
                        .isPresent()
                && key.id().filter(id -> deeds.last(id, What.MADE).isEmpty()).isPresent();
    }

    private static AgendaLine line(Making making, KeyLife key) {
        return new AgendaLine(
                Rank.NOW,
                key.born().map(KeyLives::day),
                "lost-key",
                Optional.of(key.owner()),
                Optional.of(key.name()),
                "nobody has its secret: run %s made it and did not hear of it; the command deletes it"
                        .formatted(making.run()),
                Optional.of(
                        "lockstep keys rotate"
                                + (key.owner().startsWith("-") ? " -- " : " ")
                                + AwsCommand.quoted(key.owner())));
    }
}
