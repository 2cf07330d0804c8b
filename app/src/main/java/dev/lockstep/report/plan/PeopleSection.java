package dev.lockstep.report.plan;

import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who will notice what of a plan, as text. What several people are told in the same words stands
/// once, with their names.
final class PeopleSection {
    private final TextReport.Look look;
    private final List<PlanRecord.NoticedRecord> people;
    private final Map<String, List<String>> usersBySentence = new LinkedHashMap<>();

    PeopleSection(TextReport.Look look, List<PlanRecord.NoticedRecord> people) {
        this.look = look;
        this.people = people;
        for (PlanRecord.NoticedRecord person : people) {
            for (String sentence : person.notices()) {
                usersBySentence
                        .computeIfAbsent(sentence, _ -> new ArrayList<>())
                        .add(person.user());
            }
        }
    }

    /// Appends it.
    ///
    /// @return how many people are left out
    int write(StringBuilder out) {
        usersBySentence.forEach((sentence, users) -> {
            if (users.size() > 1) {
                out.append(item(names(users) + ": " + sentence));
            }
        });
        List<PlanRecord.NoticedRecord> single = people.stream().filter(this::hasOwn).toList();
        int shown =
                look.all() || single.size() <= 2 * PlanWords.SHOWN
                        ? single.size()
                        : PlanWords.SHOWN;
        for (PlanRecord.NoticedRecord person : single.subList(0, shown)) {
            List<String> own =
                    person.notices().stream().filter(sentence -> !isShared(sentence)).toList();
            out.append(item(person.user() + ": " + String.join(" ", own)));
            rights("gains", person.gains(), out);
            rights("loses", person.loses(), out);
        }
        return single.size() - shown;
    }

    private boolean isShared(String sentence) {
        return usersBySentence.getOrDefault(sentence, List.of()).size() > 1;
    }

    private boolean hasOwn(PlanRecord.NoticedRecord person) {
        return !person.gains().isEmpty()
                || !person.loses().isEmpty()
                || !person.notices().stream().allMatch(this::isShared);
    }

    private String names(List<String> users) {
        return look.all() || users.size() <= 2 * PlanWords.SHOWN
                ? String.join(", ", users)
                : String.join(", ", users.subList(0, PlanWords.SHOWN))
                        + " and %,d more".formatted(users.size() - PlanWords.SHOWN);
    }

    private String item(String text) {
        return Paragraph.of(Printable.line(text.strip()), look.width(), "- ", "  ");
    }

    private void rights(String word, PlanRecord.RightsRecord rights, StringBuilder out) {
        if (!rights.isEmpty()) {
            out.append(
                    Paragraph.of(
                            word + " " + Printable.line(PlanWords.rights(rights, look.all())),
                            look.width(),
                            "    ",
                            "    "));
        }
    }
}
