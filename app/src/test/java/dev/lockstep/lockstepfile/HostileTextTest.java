package dev.lockstep.lockstepfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.input.BadInput;
import dev.lockstep.policy.PolicyDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever names an account has and whatever somebody types: it reads back, or it is told.
class HostileTextTest {
    private static Path folder;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("lockstep");
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static Baseline read(String yaml) {
        Path file = folder.resolve("lockstep.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BaselineFile.read(file, BaselineFile.Options.STRICT, Repository.CONTROLS).baseline();
    }

    @Provide
    Arbitrary<String> legalNames() {
        Arbitrary<String> words =
                Arbitraries.of(
                        "null",
                        "true",
                        "no",
                        "NO",
                        "on",
                        "y",
                        "-",
                        "--",
                        "=",
                        "+1",
                        "1e3",
                        "0x1F",
                        "0o17",
                        "007",
                        "123",
                        ".inf",
                        "-.inf",
                        ".nan",
                        "1.0",
                        "@",
                        "@a",
                        ",",
                        ",a",
                        "a,b",
                        "a=b",
                        "-a",
                        "a-",
                        "2026-11-25",
                        "lockstep",
                        "1_000",
                        ".",
                        "..",
                        "_",
                        "No",
                        "Null",
                        "12,5",
                        "a.b@c+d");
        return Arbitraries.oneOf(
                words,
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withCharRange('A', 'Z')
                        .withCharRange('0', '9')
                        .withChars("_+=,.@-")
                        .ofMinLength(1)
                        .ofMaxLength(64));
    }

    @Provide
    Arbitrary<String> hostileNames() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "a: b",
                        "a\nlockstep: 2",
                        "\r\naccount: x",
                        "# x",
                        "*",
                        "&a",
                        "\u202eevil",
                        "\u0000",
                        "\u001b[31m",
                        "\"",
                        "\\",
                        "'",
                        "\u2028x",
                        "\ud800",
                        "x\u0085y",
                        "🔒",
                        "a b",
                        "}",
                        "]",
                        "`",
                        "|",
                        ">",
                        "%",
                        "!!str",
                        "\uFEFFa"),
                Arbitraries.strings().all().ofMaxLength(80));
    }

    @Property(tries = 400)
    void every_legal_name_of_an_account_reads_back_as_it_is(
            @ForAll("legalNames") String user,
            @ForAll("legalNames") String machine,
            @ForAll("legalNames") String group,
            @ForAll("legalNames") String policy) {
        if (user.equals(machine)) {
            return;
        }
        TestAccount account =
                TestAccount.account()
                        .group(group, TestAccount.ownPolicy(policy))
                        .user(user, u -> u.passwordChangedDaysAgo(1).inGroup(group))
                        .user(machine, u -> u.activeKey("AKIA1", 1, 1).inGroup(group));

        Baseline found = read(AccountFile.render(account.snapshot()));

        var people = found.people();
        var services = found.services();
        assertThat(people.containsKey(user) || services.containsKey(user)).isTrue();
        assertThat(
                        people.containsKey(user)
                                ? people.get(user).groups()
                                : services.get(user).groups())
                .containsExactly(group);
        assertThat(services.get(machine).groups()).containsExactly(group);
        assertThat(found.groups().get(group).policies().orElseThrow())
                .extracting(GroupGoal.PolicyGoal::nameOrArn)
                .containsExactly(policy);
    }

    @Property(tries = 400)
    void no_hostile_name_breaks_the_file_or_stands_in_it_raw(
            @ForAll("hostileNames") String user,
            @ForAll("hostileNames") String group,
            @ForAll("hostileNames") String policy,
            @ForAll("hostileNames") String words) {
        TestAccount account =
                TestAccount.account()
                        .group(
                                group,
                                List.of(new AttachedPolicy(policy, words)),
                                List.of(new InlinePolicy(words, PolicyDocument.parse("{}"))))
                        .group("second", new AttachedPolicy(policy, words))
                        .user(user, u -> u.passwordChangedDaysAgo(1).inGroup(group))
                        .user("alice", u -> u.passwordChangedDaysAgo(1).inGroup(group))
                        .change(answers ->
                                answers.with(
                                        ReadKey.ACCOUNT_ALIAS,
                                        new Read.Denied<>(ReadKey.ACCOUNT_ALIAS, "x:Y", words)));

        String text = AccountFile.render(account.snapshot());

        assertThat(text.codePoints().allMatch(c -> c == '\n' || Shown.isVisible(c))).isTrue();
        Baseline found = read(text);
        assertThat(found.people()).containsKey("alice");
        assertThat(found.account()).contains(TestAccount.ID);
    }

    @Property(tries = 400)
    void what_aws_says_of_a_refusal_stays_a_comment(@ForAll("hostileNames") String words) {
        TestAccount account =
                TestAccount.account()
                        .change(answers ->
                                answers.with(
                                        ReadKey.DETAILS,
                                        new Read.Denied<>(ReadKey.DETAILS, "iam:X", words)));

        Baseline found = read(AccountFile.render(account.snapshot()));

        assertThat(found.groups()).isEmpty();
    }

    @Property(tries = 1000)
    void every_text_comes_back_from_its_yaml(@ForAll("hostileNames") String text) {
        if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            return; // half of a character is no text; a file in UTF-8 cannot hold it
        }
        var root = (YamlNode.Sequence) YamlReader.read(YamlText.list(List.of(text)), "x", true);

        assertThat(root.items())
                .singleElement()
                .isInstanceOfSatisfying(
                        YamlNode.Scalar.class,
                        scalar -> {
                            assertThat(scalar.text()).isEqualTo(text);
                            assertThat(scalar.type()).isEqualTo(YamlNode.Type.TEXT);
                        });
    }

    /// Cuts, doubles and overwrites pieces of the full example.
    @Provide
    Arbitrary<String> mutations() {
        String example = ExampleTest.example().replace("extends: ../company.yaml", "");
        Arbitrary<String> junk =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                "{",
                                "}",
                                "[",
                                "]",
                                ":",
                                ": ",
                                "- ",
                                "\n",
                                "\t",
                                "&a ",
                                "*a",
                                "!",
                                "!!int ",
                                "\"",
                                "'",
                                "|",
                                ">",
                                "? ",
                                "#",
                                "%",
                                "@",
                                "`",
                                "\0",
                                "~",
                                "<<: ",
                                "0o7",
                                "9".repeat(40),
                                "---\n",
                                "...\n",
                                "\r",
                                "\uFEFF",
                                "../",
                                "/etc/passwd",
                                "2027-02-30",
                                "*",
                                "\u0085",
                                "🔒"),
                        Arbitraries.strings().all().ofMaxLength(5));
        Arbitrary<Mutation> one =
                Combinators.combine(
                                Arbitraries.integers().between(0, example.length()),
                                Arbitraries.integers().between(0, 60),
                                junk)
                        .as(Mutation::new);
        return one.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(changes -> {
                    String text = example;
                    for (Mutation change : changes) {
                        text = change.of(text);
                    }
                    return text;
                });
    }

    record Mutation(int at, int cut, String put) {
        String of(String text) {
            int from = Math.min(at, text.length());
            int to = Math.min(from + cut, text.length());
            return text.substring(0, from) + put + text.substring(to);
        }
    }

    @Property(tries = 3000)
    void a_damaged_file_is_read_or_told_and_nothing_else_happens(@ForAll("mutations") String yaml)
            throws IOException {
        Path file = folder.resolve("lockstep.yaml");
        Files.write(file, yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try {
            Baseline found =
                    BaselineFile.read(file, BaselineFile.Options.STRICT, Repository.CONTROLS)
                            .baseline();
            assertThat(found.administrators().min())
                    .isLessThanOrEqualTo(found.administrators().max());
        } catch (BadInput e) {
            assertThat(e.getMessage().lines())
                    .allMatch(line -> line.contains("lockstep.yaml"))
                    .allMatch(line -> line.codePoints().allMatch(Shown::isVisible));
        }
    }
}
