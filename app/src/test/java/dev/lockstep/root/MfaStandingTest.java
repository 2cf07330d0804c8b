package dev.lockstep.root;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.control.Audit;
import dev.lockstep.root.MfaStanding.Devices;
import dev.lockstep.root.MfaStanding.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is said of root's MFA: that of which kind its devices are only root sees whole.
class MfaStandingTest {
    private static final String APP = "arn:aws:iam::" + TestAccount.ID + ":mfa/root-phone";
    private static final String PASSKEY =
            "arn:aws:iam::" + TestAccount.ID + ":u2f/root-account/passkey";

    private static MfaStanding standing(TestAccount account, Baseline baseline) {
        return MfaStanding.of(
                Audit.of(
                        account.snapshot(),
                        baseline,
                        NOW,
                        new Audit.Selection(
                                Set.of(), Set.of(MfaStanding.MFA, MfaStanding.HARDWARE))));
    }

    private static MfaStanding standing(TestAccount account) {
        return standing(account, Baseline.DEFAULT);
    }

    private static TestAccount listing(String... serials) {
        return account()
                .answer(
                        ReadKey.MFA_DEVICES.of(Root.NAME),
                        List.of(serials).stream()
                                .map(serial -> new MfaDevice(serial, Optional.of(daysAgo(9))))
                                .toList());
    }

    @Test
    void it_is_on_off_or_not_known_by_the_summary() {
        assertThat(standing(account()).state()).isEqualTo(State.ON);
        assertThat(standing(account().summary("AccountMFAEnabled", 0)).state())
                .isEqualTo(State.OFF);
        MfaStanding unread =
                standing(account().denied(ReadKey.SUMMARY).denied(ReadKey.CREDENTIAL_REPORT));
        assertThat(unread.state()).isEqualTo(State.NOT_KNOWN);
        assertThat(unread.isGoodEnough()).isFalse();
    }

    @Test
    void without_an_app_among_the_devices_the_kind_is_not_made_up() {
        MfaStanding stands = standing(account());
        assertThat(stands.devices()).isEqualTo(new Devices.NoApp());
        assertThat(stands.told()).contains("no authenticator app", "only root itself could list");
        assertThat(stands.lacking()).singleElement().asString().contains("only root can see");
    }

    @Test
    void devices_that_were_not_read_are_not_none() {
        MfaStanding stands = standing(account().denied(ReadKey.VIRTUAL_MFA_DEVICES));
        assertThat(stands.devices()).isInstanceOf(Devices.NotKnown.class);
        assertThat(stands.told()).contains("is not known: AWS refused");
    }

    @Test
    void one_app_does_not_tell_that_there_is_no_second_device_and_two_do() {
        MfaStanding one = standing(account().rootVirtualDevice(APP));
        assertThat(one.lacking())
                .singleElement()
                .asString()
                .startsWith("Whether there is a second device only root can see");
        assertThat(
                        standing(account().rootVirtualDevice(APP).rootVirtualDevice(APP + "2"))
                                .lacking())
                .isEmpty();
        assertThat(standing(listing(APP)).lacking())
                .singleElement()
                .asString()
                .startsWith("Root has one device only");
        assertThat(standing(listing(APP, PASSKEY)).lacking()).isEmpty();
    }

    @Test
    void where_hardware_is_wanted_an_app_is_not_enough_and_a_passkey_of_roots_own_list_is() {
        Baseline hardware =
                TestBaseline.wanting(new RootGoal(Baseline.MfaKind.HARDWARE, 30, Map.of()));
        MfaStanding app = standing(account().rootVirtualDevice(APP), hardware);
        assertThat(app.state()).isEqualTo(State.ON);
        assertThat(app.isGoodEnough()).isFalse();
        assertThat(app.lacking()).anyMatch(line -> line.contains("mfa-kind: hardware"));
        assertThat(standing(listing(APP, PASSKEY), hardware).isGoodEnough()).isTrue();
        assertThat(standing(account().rootVirtualDevice(APP)).isGoodEnough()).isTrue();
    }
}
