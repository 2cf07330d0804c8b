package dev.lockstep.keys;

import dev.lockstep.baseline.Need;
import dev.lockstep.keys.AgendaLine.Rank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a person should know of and do, in lines of a stable order.
public record Agenda(List<AgendaLine> lines) {
    public Agenda {
        lines = lines.stream().distinct().sorted(AgendaLine.ORDER).toList();
    }

    /// Whether anything waits for a person.
    public boolean isForYou() {
        return lines.stream().anyMatch(line -> line.rank().isForYou());
    }

    /// How many lines wait for a person.
    public long forYou() {
        return lines.stream().filter(line -> line.rank().isForYou()).count();
    }

    /// The same with more lines.
    public Agenda with(Collection<AgendaLine> more) {
        var all = new ArrayList<>(lines);
        all.addAll(more);
        return new Agenda(all);
    }

    /// What is due about keys, and what will be within [KeyLives#SOON] days: for each key what
    /// comes first. The end of a need that is still to come is told by [Endings#needs], once for
    /// all keys that it covers.
    public static Agenda of(KeyLives lives) {
        LocalDate today = lives.today();
        var all = new ArrayList<AgendaLine>();
        Map<String, List<KeyLife>> unknown = new TreeMap<>();
        for (KeyLife key : lives.keys()) {
            first(key, today).ifPresent(one -> all.add(line(key, one, today)));
            key.matters().stream()
                    .filter(one -> one.kind() == Matter.Kind.FIND_OUT)
                    .forEach(one ->
                            unknown.computeIfAbsent(one.text(), _ -> new ArrayList<>()).add(key));
        }
        unknown.forEach((what, keys) ->
                all.add(
                        unknown(
                                what,
                                keys.getFirst().owner() + "'s key " + keys.getFirst().name(),
                                keys.size(),
                                "keys")));
        unread(lives, all);
        return new Agenda(all);
    }

    /// What comes first of a key.
    private static Optional<Matter> first(KeyLife key, LocalDate today) {
        return key.matters().stream()
                .filter(one -> one.kind() != Matter.Kind.NEED_ENDS)
                .filter(one -> one.kind() != Matter.Kind.FIND_OUT)
                .filter(one -> isWithin(one, today))
                .findFirst();
    }

    private static void unread(KeyLives lives, List<AgendaLine> all) {
        Map<String, List<KeyLives.Unread>> byWhy = new TreeMap<>();
        for (KeyLives.Unread one : lives.unread()) {
            byWhy.computeIfAbsent(one.why(), _ -> new ArrayList<>()).add(one);
        }
        byWhy.forEach((why, some) ->
                all.add(
                        unknown(
                                "which keys there are is not known: " + why,
                                some.getFirst().owner().orElse("every user"),
                                some.size(),
                                "users")));
    }

    private static AgendaLine unknown(String what, String first, int count, String of) {
        return new AgendaLine(
                Rank.UNKNOWN,
                Optional.empty(),
                "not-known",
                Optional.empty(),
                Optional.empty(),
                first + (count > 1 ? " and " + (count - 1) + " more " + of : "") + ": " + what,
                Optional.empty());
    }

    /// A waiting time is told however long it still is.
    private static boolean isWithin(Matter matter, LocalDate today) {
        return matter.on()
                .filter(day ->
                        matter.kind() == Matter.Kind.DELETE
                                || !day.isAfter(today.plusDays(KeyLives.SOON)))
                .isPresent();
    }

    private static AgendaLine line(KeyLife key, Matter matter, LocalDate today) {
        return new AgendaLine(
                matter.isDue(today) ? Rank.NOW : Rank.LATER,
                matter.on(),
                matter.kind().id(),
                Optional.of(key.owner()),
                Optional.of(key.name()),
                matter.text(),
                matter.command());
    }

    /// What happened since the look before.
    public static List<AgendaLine> ofNews(List<News> news) {
        return news.stream()
                .map(one ->
                        new AgendaLine(
                                one.waitsForYou() ? Rank.LOOK : Rank.NEWS,
                                one.at().map(KeyLives::day),
                                one.kind().id(),
                                Optional.of(one.owner()),
                                Optional.of(one.key()),
                                one.text(),
                                Optional.empty()))
                .toList();
    }

    /// What in lockstep.yaml ends soon, or has ended.
    public static List<AgendaLine> of(List<Endings.Ending> endings, LocalDate today) {
        return endings.stream()
                .map(one ->
                        new AgendaLine(
                                one.until().isBefore(today) ? Rank.NOW : Rank.SOON,
                                Optional.of(one.until()),
                                one.kind() + "-ends",
                                Optional.empty(),
                                Optional.empty(),
                                one.text(),
                                Optional.empty()))
                .toList();
    }

    /// The needs that have ended and that the lines of keys tell.
    public static Set<Need> told(KeyLives lives) {
        var told = new HashSet<Need>();
        for (KeyLife key : lives.keys()) {
            first(key, lives.today())
                    .filter(one -> one.kind() == Matter.Kind.NEED_OVER)
                    .ifPresent(_ -> {
                        if (key.documented() instanceof Documented.RunOut(Need need)) {
                            told.add(need);
                        }
                    });
        }
        return told;
    }
}
