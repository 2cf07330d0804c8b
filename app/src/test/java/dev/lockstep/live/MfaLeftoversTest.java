package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.practice.state.PracticeState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `lockstep mfa clean-up`, and devices that are nobody's in the way of an enrolment.
class MfaLeftoversTest extends MfaAtTheTerminal {
    @Test
    void anothers_leftover_is_named_and_deleted_only_after_a_yes() throws IOException {
        start(
                state -> made(state, new MfaEffect.CreateVirtualMfaDevice("/", user)),
                options -> options);
        Run no = mfa(new AppPerson().refusing(), "enrol", user);
        assertThat(no.status()).isEqualTo(4);
        assertThat(said(no)).contains("is in the way");
        assertThat(leftovers()).containsExactly(user);
        var person = new AppPerson();
        Run yes = mfa(person, "enrol", user);
        assertThat(yes.status()).as(yes.err()).isZero();
        assertThat(person.asked()).anyMatch(one -> one.contains("Delete that device, and set up"));
        assertThat(devices()).containsExactly(user);
    }

    @Test
    void clean_up_deletes_what_is_nobodys_after_a_yes() throws IOException {
        start(
                state -> made(state, new MfaEffect.CreateVirtualMfaDevice("/", user)),
                options -> options);
        Run no = mfa(new AppPerson().refusing(), "clean-up");
        assertThat(no.status()).isEqualTo(4);
        assertThat(leftovers()).hasSize(1);
        Run one = mfa(new AppPerson(), "clean-up", user);
        assertThat(one.status()).as(one.err()).isZero();
        assertThat(leftovers()).isEmpty();
        Run rest = mfa(new AppPerson(), "clean-up");
        assertThat(rest.status()).as(rest.err()).isZero();
        assertThat(said(rest)).contains("Somebody may be setting it up just now");
        assertThat(truth().virtualMfaDevices()).allMatch(VirtualMfaDevice::isAssigned);
        Run none = mfa(new AppPerson(), "clean-up");
        assertThat(none.status()).isZero();
        assertThat(none.out().replace('\n', ' ')).contains("nothing is to be done");
    }

    @Test
    void a_yes_to_everything_deletes_no_device_that_may_be_anothers_unless_it_is_named()
            throws IOException {
        start(
                state ->
                        made(
                                state,
                                new MfaEffect.CreateVirtualMfaDevice("/a/", user),
                                new MfaEffect.CreateVirtualMfaDevice("/b/", user),
                                new MfaEffect.CreateVirtualMfaDevice("/", user + "-2")),
                options -> options);
        List<String> yes = List.of("--yes", "--account", AppPerson.ID);
        Run all = cleanUp(yes);
        assertThat(all.status()).isEqualTo(4);
        assertThat(said(all)).contains("--yes is not enough", "--confirm " + user + "-2");
        Run one = cleanUp(yes, user + "-2");
        assertThat(one.status())
                .as("an argument says what is meant, not that it is nobody's")
                .isEqualTo(4);
        Run alike = cleanUp(yes, "--confirm", user, "--confirm", user + "-2");
        assertThat(alike.status()).as("the name is that of two").isEqualTo(4);
        assertThat(said(alike)).contains(":mfa/a/" + user, ":mfa/b/" + user);
        assertThat(leftovers()).hasSize(3);
        Run named = cleanUp(yes, user + "-2", "--confirm", user + "-2");
        assertThat(named.status()).as(named.err()).isZero();
        assertThat(leftovers()).containsExactly(user, user);
    }

    private Run cleanUp(List<String> yes, String... more) {
        return mfa(
                new AppPerson(),
                Stream.of(Stream.of("clean-up"), yes.stream(), Stream.of(more))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    @Test
    void what_an_enrolment_of_this_machine_left_is_cleaned_up_by_yes_alone() throws IOException {
        start(
                state -> state,
                options ->
                        options.withDenied(
                                Set.of("iam:EnableMFADevice", "iam:DeleteVirtualMFADevice")));
        assertThat(mfa(new AppPerson(), "enrol", user).status()).isEqualTo(3);
        assertThat(leftovers()).containsExactly(user);
        healthy();
        Run run = cleanUp(List.of("--yes", "--account", AppPerson.ID), user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void nothing_to_clean_up_is_told_in_json_and_into_a_file_too() throws IOException {
        start(
                state -> {
                    PracticeState now = state;
                    for (VirtualMfaDevice one : state.truth().virtualMfaDevices()) {
                        if (!one.isAssigned()) {
                            now = made(now, new MfaEffect.DeleteVirtualMfaDevice(one.serial()));
                        }
                    }
                    return now;
                },
                options -> options);
        Run json = mfa(new AppPerson(), "clean-up", "--format", "json");
        assertThat(json.status()).as(json.err()).isZero();
        assertThat(json.out()).startsWith("{");
        Run file = mfa(new AppPerson(), "clean-up", "--output", "out.txt");
        assertThat(file.status()).as(file.err()).isZero();
        assertThat(Files.readString(folder.resolve("out.txt"))).contains("nothing is to be");
    }

    @Test
    void leftovers_that_aws_refuses_to_list_are_not_none() throws IOException {
        start(state -> state, options -> options.withDenied(Set.of("iam:ListVirtualMFADevices")));
        Run status = mfa(new AppPerson(), "status", "--format", "json");
        assertThat(status.status()).as(status.err()).isEqualTo(3);
        assertThat(status.out()).contains("\"leftovers\" : null");
        Run allowed =
                mfa(new AppPerson(), "status", "--allow-undetermined", "--time-zone", "Asia/Tokyo");
        assertThat(allowed.status()).isZero();
        assertThat(allowed.out()).contains("Whether there are virtual devices");
    }

    @Test
    void a_name_that_fits_two_devices_names_neither() throws IOException {
        start(
                state -> {
                    var other = new MfaEffect.CreateVirtualMfaDevice("/other/", user);
                    return made(
                            with(state, user),
                            other,
                            new MfaEffect.EnableMfaDevice(user, other.serial(state.truth())),
                            new MfaEffect.CreateVirtualMfaDevice("/a/", user),
                            new MfaEffect.CreateVirtualMfaDevice("/b/", user));
                },
                options -> options);
        Run run = mfa(new AppPerson(), "replace", user, "--device", user);
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).contains("several devices of " + user + " are called");
        Run cleaned = mfa(new AppPerson(), "clean-up", user);
        assertThat(cleaned.status()).isEqualTo(4);
        assertThat(said(cleaned)).contains("several devices are called");
        assertThat(leftovers()).hasSize(2);
    }

    @Test
    void an_enrolment_that_died_is_found_by_the_journal_and_cleaned_up_without_asking()
            throws IOException {
        // Whoever enables it is refused, and so is whoever cleans up: as if the process had died.
        start(
                state -> state,
                options ->
                        options.withDenied(
                                Set.of("iam:EnableMFADevice", "iam:DeleteVirtualMFADevice")));
        Run died = mfa(new AppPerson(), "enrol", user);
        assertThat(died.status()).isEqualTo(3);
        assertThat(said(died)).contains("could not be deleted", "lockstep mfa clean-up");
        assertThat(leftovers()).containsExactly(user);
        PracticeState now = served.server().state();
        served.close();
        served = Served.of(now, options -> options);
        var person = new AppPerson();
        Run run = mfa(person, "enrol", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(said(run)).contains("left over from an enrolment of this machine");
        assertThat(person.asked()).noneMatch(question -> question.contains("Delete that device"));
        assertThat(devices()).containsExactly(user);
        assertThat(leftovers()).isEmpty();
    }
}
