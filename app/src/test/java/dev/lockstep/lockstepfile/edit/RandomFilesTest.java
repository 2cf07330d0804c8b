package dev.lockstep.lockstepfile.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.lockstepfile.BaselineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Random files in every style that people write, and random edits of them: what was said is still
/// said, the edit too, and each comment still stands, in its order.
class RandomFilesTest {
    private static final List<String> USERS = List.of("ci", "bob", "alice@x.org", "null", "0x1");
    private static final List<String> TEXTS =
            List.of(
                    "deploy from the build server",
                    "a: b # c",
                    "quote \" and '",
                    "zażółć 🔑 gęślą",
                    "yes",
                    "- x",
                    "a, b] }",
                    "tab\tand\nline");

    @Property(tries = 150, seed = "20261126")
    void edits_change_what_they_say_and_keep_every_comment(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        Path folder = Files.createTempDirectory("edits");
        Path file = folder.resolve("lockstep.yaml");
        String text = new FileText(random).text();
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            Baseline expected = placeless(BaselineFile.read(file, BaselineFile.Options.STRICT));
            List<String> comments = comments(text);
            for (int i = 0; i < 3; i++) {
                BaselineEdit edit = edit(random);
                EditedFile edited =
                        EditedFile.of(
                                file, "lockstep.yaml", BaselineFile.Options.STRICT, List.of(edit));
                edited.write();
                String now = Files.readString(file);
                expected = edit.applyTo(expected);
                assertThat(placeless(BaselineFile.read(file, BaselineFile.Options.STRICT)))
                        .as("%s%nbefore:%n%s%nafter:%n%s", edit, text, now)
                        .isEqualTo(BaselineCopy.withoutPlaces(expected));
                assertThat(comments(now))
                        .as("%s%nbefore:%n%s%nafter:%n%s", edit, text, now)
                        .isEqualTo(comments);
                assertThat(now.startsWith("\uFEFF")).isEqualTo(text.startsWith("\uFEFF"));
                assertThat(now.replace("\r\n", "").contains(text.contains("\r\n") ? "\n" : "\r"))
                        .as("one kind of line end: %s", now)
                        .isFalse();
            }
        } finally {
            try (var all = Files.list(folder)) {
                assertThat(all.toList()).containsExactly(file);
            }
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static Baseline placeless(BaselineFile file) {
        return BaselineCopy.withoutPlaces(file.baseline());
    }

    /// In these files, a comment has a number that stands nowhere else.
    private static List<String> comments(String text) {
        return java.util.regex.Pattern.compile("# comment [0-9]+")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2027, 1, 1).plusDays(random.nextInt(200));
    }

    private static Need.Subject subject(Random random) {
        return random.nextBoolean()
                ? new Need.Subject.OfUser(one(random, USERS))
                : new Need.Subject.OfKey("AKIA" + random.nextInt(4));
    }

    private static BaselineEdit edit(Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 ->
                    new BaselineEdit.PutNeed(
                            new Need(
                                    subject(random),
                                    one(random, TEXTS),
                                    one(random, TEXTS),
                                    day(random)));
            case 3 -> new BaselineEdit.RemoveNeed(subject(random));
            case 4 ->
                    new BaselineEdit.Vouch(
                            RootGoal.STRONG_PASSWORD,
                            new RootGoal.Attestation(
                                    one(random, TEXTS), LocalDate.of(2026, 11, 1), day(random)));
            case 5 ->
                    new BaselineEdit.Except(
                            new ExceptionRule(
                                    "key-age",
                                    one(random, USERS),
                                    one(random, TEXTS),
                                    one(random, TEXTS),
                                    day(random),
                                    0));
            case 6 -> new BaselineEdit.PutPerson(person(random, one(random, List.of("bob", "dora"))));
            default ->
                    new BaselineEdit.PutPeople(
                            Stream.of("alice", "bob", "dora", "eve", "yes")
                                    .filter(_ -> random.nextBoolean())
                                    .map(id -> person(random, id))
                                    .toList());
        };
    }

    private static Person person(Random random, String id) {
        return new Person(
                id,
                Optional.of(one(random, TEXTS)),
                Optional.of("a@example.com"),
                random.nextBoolean() ? "bob.ops" : id,
                random.nextBoolean() ? List.of("g1", "g-2") : List.of(),
                false,
                Optional.empty());
    }

    /// A lockstep.yaml in the making.
    private static final class FileText {
        private final Random random;
        private final StringBuilder out = new StringBuilder();
        private int number;

        FileText(Random random) {
            this.random = random;
        }

        String text() {
            comments("");
            if (random.nextInt(6) == 0) {
                line("---");
            }
            line("lockstep: 1" + trailing());
            if (random.nextInt(12) == 0) {
                return finished();
            }
            List<Runnable> sections = new ArrayList<>();
            sections.add(this::needs);
            sections.add(this::root);
            sections.add(this::people);
            sections.add(this::exceptions);
            sections.add(() -> line("users: {unused-days: 30}" + trailing()));
            java.util.Collections.shuffle(sections, random);
            sections.forEach(section -> {
                if (random.nextInt(4) > 0) {
                    comments("");
                    if (random.nextInt(3) == 0) {
                        line("");
                    }
                    section.run();
                }
            });
            comments("");
            return finished();
        }

        private String finished() {
            String all = out.toString();
            if (random.nextInt(4) == 0) {
                all = all.stripTrailing();
            } else if (random.nextInt(8) == 0) {
                all += "...\n";
            }
            if (random.nextInt(3) == 0) {
                all = all.replace("\n", "\r\n");
            }
            return random.nextInt(4) == 0 ? "\uFEFF" + all : all;
        }

        private void line(String text) {
            out.append(text).append('\n');
        }

        private void comments(String indent) {
            while (random.nextInt(3) == 0) {
                line(indent + "# comment " + number++);
            }
        }

        private String trailing() {
            return random.nextInt(3) == 0 ? "  # comment " + number++ : "";
        }

        private String value(String text) {
            return dev.lockstep.lockstepfile.YamlText.of(text);
        }

        private List<List<String>> rows(int most, java.util.function.Supplier<List<String>> row) {
            List<List<String>> rows = new ArrayList<>();
            for (int i = random.nextInt(most); i > 0; i--) {
                rows.add(row.get());
            }
            return rows;
        }

        private List<String> need() {
            return List.of(
                    subject(random) instanceof Need.Subject.OfUser(String name)
                            ? "user: " + value(name)
                            : "key: AKIA" + random.nextInt(4),
                    "purpose: " + value(one(random, TEXTS)),
                    "owner: '" + one(random, List.of("alice", "b # b", "it''s")) + "'",
                    "until: " + day(random));
        }

        private void needs() {
            list("needs", rows(4, this::need));
        }

        private void exceptions() {
            list(
                    "exceptions",
                    rows(
                            3,
                            () ->
                                    List.of(
                                            "control: key-unused",
                                            "subject: x",
                                            "reason: not\n      yet".replace("\n      ", " "),
                                            "owner: bob",
                                            "until: " + day(random))));
        }

        private void list(String key, List<List<String>> rows) {
            if (rows.isEmpty()) {
                line(key + ":" + (random.nextInt(4) == 0 ? "\n  []" : " []") + trailing());
                return;
            }
            switch (random.nextInt(4)) {
                case 0 ->
                        line(
                                key
                                        + ": ["
                                        + String.join(", ", rows.stream().map(this::flow).toList())
                                        + (random.nextBoolean() ? "," : "")
                                        + "]"
                                        + trailing());
                case 1 -> {
                    line(key + ": [" + trailing());
                    for (int i = 0; i < rows.size(); i++) {
                        boolean last = i == rows.size() - 1;
                        comments("    ");
                        line(
                                "    "
                                        + flow(rows.get(i))
                                        + (last && random.nextBoolean() ? "" : ",")
                                        + trailing());
                    }
                    comments("    ");
                    line("  ]" + trailing());
                }
                default -> {
                    line(key + ":" + trailing());
                    String indent = " ".repeat(random.nextInt(3) * 2);
                    for (List<String> row : rows) {
                        comments(indent);
                        if (random.nextBoolean()) {
                            line(indent + "- " + flow(row) + trailing());
                        } else {
                            String start = "-" + " ".repeat(1 + random.nextInt(3));
                            for (int i = 0; i < row.size(); i++) {
                                line(
                                        indent
                                                + (i == 0 ? start : " ".repeat(start.length()))
                                                + row.get(i)
                                                + trailing());
                                if (i < row.size() - 1) {
                                    comments(indent + "    ");
                                }
                            }
                        }
                    }
                }
            }
        }

        private String flow(List<String> row) {
            return "{" + String.join(", ", row) + (random.nextInt(5) == 0 ? "," : "") + "}";
        }

        private void root() {
            switch (random.nextInt(4)) {
                case 0 -> line("root: {}" + trailing());
                case 1 -> line("root: {idle-days: 20}" + trailing());
                case 2 -> {
                    line("root:" + trailing());
                    comments("  ");
                    line("  idle-days: 20" + trailing());
                }
                default -> {
                    line("root:" + trailing());
                    line("    attestations:" + trailing());
                    comments("      ");
                    line("      strong-password:" + trailing());
                    line("         by: >" + trailing());
                    line("           somebody");
                    line("         date: 2026-01-01" + trailing());
                    comments("         ");
                    line("         until: 2026-12-01" + trailing());
                }
            }
        }

        private void people() {
            switch (random.nextInt(3)) {
                case 0 -> line("people: {}" + trailing());
                case 1 -> line("people: {bob: {groups: [g1], email: b@example.com}}" + trailing());
                default -> {
                    line("people:" + trailing());
                    comments("  ");
                    line("  bob: {name: \"B # b\"}" + trailing());
                    comments("  ");
                    line("  carol:" + trailing());
                    line("    sign-in: federated" + trailing());
                }
            }
        }
    }
}
