package dev.lockstep.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.CommandLineEdge;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every command that a task may be takes the options that the guide passes on.
class EveryTaskTakesTheOptionsTest {
    private static Stream<List<String>> tasks() {
        Stream<List<String>> own =
                Stream.of(Remedy.values())
                        .flatMap(remedy ->
                                Stream.of(Subject.Kind.USER, Subject.Kind.ACCESS_KEY)
                                        .map(kind ->
                                                new Subject(
                                                        kind,
                                                        "-it's me",
                                                        Optional.empty(),
                                                        Optional.of("bob")))
                                        .flatMap(
                                                subject -> OwnCommand.of(remedy, subject).stream()))
                        .map(line -> Places.own(Step.USERS, line, "").words());
        return Stream.concat(
                        own,
                        Stream.of(
                                new Task.Apply(Step.GROUPS, Optional.empty(), List.of(), List.of())
                                        .words(),
                                List.of("runs", "resume", "20261126-100000-000"),
                                List.of("people", "onboard", "alice")))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void so_does(List<String> words) {
        var all = new ArrayList<>(words);
        int end = all.indexOf("--");
        all.addAll(
                end < 0 ? all.size() : end,
                List.of(
                        "--profile=me",
                        "--region=eu-west-1",
                        "--endpoint-url=http://127.0.0.1:1",
                        "--baseline=other.yaml",
                        "--allow-outside",
                        "--account=123456789012"));
        if (words.getFirst().equals("root")) {
            all.add("--every=5");
        }
        CommandLine.ParseResult parsed =
                CommandLineEdge.model(80).parseArgs(all.toArray(String[]::new));
        assertThat(parsed.unmatched()).isEmpty();
    }
}
