package dev.lockstep.cli.guide;

import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which names root can give its first administrators.
class FirstPeopleTest {
    private static Optional<String> against(String id) {
        Baseline wanted =
                baseline()
                        .personAs("dan", "daniel", "developers")
                        .service("ci")
                        .breakGlass("Emergency")
                        .build();
        var alice =
                new Person(
                        "alice",
                        Optional.empty(),
                        Optional.empty(),
                        "alice",
                        List.of(),
                        false,
                        Optional.empty());
        return FirstPeople.against(id, wanted, List.of(alice));
    }

    @Test
    void a_name_that_nobody_has_is_taken() {
        assertThat(against("bob")).isEmpty();
    }

    @Test
    void names_that_differ_in_case_alone_are_one_to_aws() {
        assertThat(against("Alice")).get().asString().contains("tells no names apart by case");
    }

    @Test
    void a_break_glass_user_is_nobodys_daily_login() {
        assertThat(against("emergency")).get().asString().contains("break-glass");
    }

    @Test
    void a_machine_and_whoever_is_declared_already_are_named() {
        assertThat(against("CI")).get().asString().contains("is a service");
        assertThat(against("Dan")).get().asString().contains("has Dan already");
        assertThat(against("daniel")).get().asString().contains("has daniel already");
    }

    @Test
    void what_aws_takes_as_no_name_is_asked_again() {
        assertThat(against("alice brown")).get().asString().contains("expected up to 64");
    }
}
