package dev.lockstep.control.around;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityContactTest {
    private static final String ID = TestAccount.ID;
    private final SecurityContact control = new SecurityContact();

    @Test
    void a_security_contact_passes_and_none_fails() {
        judging(control, account()).hasSubjects(ID).passes(ID);
        judging(control, without()).fails(ID, "no alternate contact for security");
    }

    @Test
    void a_billing_contact_is_no_security_contact() {
        var billing = account().answers().get(ReadKey.ALTERNATE_CONTACTS.of("SECURITY"));
        judging(
                        control,
                        without()
                                .answer(
                                        ReadKey.ALTERNATE_CONTACTS.of("BILLING"),
                                        billing.found().orElseThrow()))
                .fails(ID);
    }

    @Test
    void a_contact_that_is_not_known_is_undetermined() {
        judging(control, account().denied(ReadKey.ALTERNATE_CONTACTS))
                .isUndetermined(ID, "account:GetAlternateContact");
        judging(control, account().without(ReadKey.ALTERNATE_CONTACTS)).isUndetermined(ID);
    }

    @Test
    void in_GovCloud_it_does_not_apply() {
        judging(control, without().partition("aws-us-gov")).isNotApplicable(ID);
        judging(control, account().partition("aws-us-gov").denied(ReadKey.ALTERNATE_CONTACTS))
                .isNotApplicable(ID);
    }

    @Test
    void the_advice_sets_the_contact_of_the_baseline_and_invents_none() {
        Baseline wanted = baseline().securityContact("O'Hara", "security@example.com").build();
        assertThat(commands(wanted))
                .containsExactly(
                        "aws account put-alternate-contact --alternate-contact-type SECURITY"
                                + " --name 'O'\\''Hara' --title Security"
                                + " --email-address security@example.com"
                                + " --phone-number '+44 20 7946 0000'");
        assertThat(commands(Baseline.DEFAULT)).isEmpty();
    }

    private List<String> commands(Baseline baseline) {
        return ((Verdict.Fail) judging(control, without(), baseline).of(ID)).advice().commands();
    }

    private static TestAccount without() {
        return account().answer(ReadKey.ALTERNATE_CONTACTS.of("SECURITY"), Optional.empty());
    }
}
