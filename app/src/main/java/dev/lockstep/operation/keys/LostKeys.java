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
import java.util.List;
import java.util.Optional;

/// Keys that a run of this machine may have made without hearing of it: nobody was handed their
/// secrets.
final class LostKeys {
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
                && key.id()
                        .filter(id -> deeds.last(id, What.MADE).isEmpty())
                        .filter(id ->
                                key.born().filter(born -> making.mayHaveMade(id, born)).isPresent())
                        .isPresent();
    }

    private static AgendaLine line(Making making, KeyLife key) {
        return new AgendaLine(
                Rank.NOW,
                key.born().map(KeyLives::day),
                "lost-key",
                Optional.of(key.owner()),
                Optional.of(key.name()),
                "run %s may have made it and did not hear of it; the command says so, and deletes it once its id is typed"
                        .formatted(making.run()),
                Optional.of(
                        "lockstep keys rotate"
                                + (key.owner().startsWith("-") ? " -- " : " ")
                                + AwsCommand.quoted(key.owner())));
    }
}
