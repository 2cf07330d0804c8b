package dev.lockstep.access.question;

import dev.lockstep.access.question.Explanation.Try;
import dev.lockstep.access.question.Explanation.Verdict;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Decision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Values of condition keys that would settle what is open: those that the statements themselves
/// compare with, and none at all.
final class Tries {
    private static final int MOST = 64;
    private static final int SHOWN = 4;

    private Tries() {}

    /// What it would be with values of the keys on which it hangs; each answer at least once, where
    /// one is found.
    ///
    /// @param answer what it is with more known
    static List<Try> of(
            Decision.Undecided undecided, Function<Map<String, List<String>>, Verdict> answer) {
        List<Map<String, List<String>>> combinations = List.of(Map.of());
        for (String key : undecided.keys()) {
            combinations = with(combinations, key, candidates(key, undecided.on()));
        }
        var found = new ArrayList<Try>();
        Set<Verdict> answers = EnumSet.noneOf(Verdict.class);
        for (Map<String, List<String>> combination : combinations) {
            Verdict verdict = answer.apply(combination);
            if (verdict != Verdict.DEPENDS
                    && (answers.add(verdict) || undecided.keys().size() == 1)) {
                found.add(new Try(combination, verdict));
            }
        }
        found.sort(java.util.Comparator.comparing(Try::verdict));
        return found.stream().limit(SHOWN).toList();
    }

    private static List<Map<String, List<String>>> with(
            List<Map<String, List<String>>> before, String key, SequencedSet<List<String>> values) {
        var all = new ArrayList<Map<String, List<String>>>();
        for (Map<String, List<String>> one : before) {
            for (List<String> value : values) {
                if (all.size() < MOST) {
                    var more = new TreeMap<>(one);
                    more.put(key, value);
                    all.add(more);
                }
            }
        }
        return all;
    }

    private static SequencedSet<List<String>> candidates(String key, List<Deciding> statements) {
        var values = new LinkedHashSet<List<String>>();
        for (Deciding one : statements) {
            for (Condition condition : one.statement().conditions()) {
                if (!condition.isOn(key)) {
                    continue;
                }
                String operator = condition.operator().base().toLowerCase(Locale.ROOT);
                if (operator.equals("bool")) {
                    values.add(List.of("true"));
                    values.add(List.of("false"));
                } else if (!operator.equals("null")) {
                    condition.values().stream()
                            .limit(2)
                            .filter(value -> !value.contains("${"))
                            .map(Tries::plain)
                            .forEach(value -> values.add(List.of(value)));
                }
            }
        }
        values.add(List.of());
        return values;
    }

    /// A value that a pattern or a range matches.
    private static String plain(String value) {
        String address =
                value.matches("[0-9a-fA-F.:]+/[0-9]{1,3}") ? value.split("/", 2)[0] : value;
        return address.replace("*", "any").replace('?', 'x');
    }
}
