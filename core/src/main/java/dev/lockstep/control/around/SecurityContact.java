package dev.lockstep.control.around;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The account must have an alternate contact for security, so that AWS's warnings reach somebody
/// other than root's mailbox. AWS GovCloud (US) has no Account API.
public final class SecurityContact implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "security-contact",
                            Step.ACCOUNT,
                            Severity.MEDIUM,
                            Subject.Kind.ACCOUNT,
                            "AWS knows whom to tell about security")
                    .cis("1.2/1.2/2.2/2.3")
                    .securityHub("Account.1")
                    .prowler("account_security_contact_information_is_registered");

    private static final String GOV_CLOUD = "aws-us-gov";
    private static final String TYPE = "SECURITY";

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Subject subject = Subject.account(snapshot);
        if (snapshot.partition().equals(GOV_CLOUD)) {
            return List.of(
                    Verdict.notApplicable(
                            subject, "AWS GovCloud (US) has no API for alternate contacts."));
        }
        Read<Optional<AlternateContact>> contact = snapshot.alternateContact(TYPE);
        return List.of(
                Verdict.by(
                        Ruling.of(contact, Optional::isEmpty),
                        subject,
                        Evidence.NONE.with(
                                "EmailAddress of SECURITY",
                                contact.map(found -> found.map(AlternateContact::email))),
                        () -> "There is an alternate contact for security.",
                        () -> "There is no alternate contact for security.",
                        () -> advice(baseline)));
    }

    private static Advice advice(Baseline baseline) {
        if (baseline.securityContact().isEmpty()) {
            return Advice.byHand(
                    Remedy.SET_SECURITY_CONTACT,
                    "In the console, under Account, Alternate contacts, enter a security contact: a"
                            + " mailbox that several people read, and a telephone number that"
                            + " somebody answers.");
        }
        Baseline.SecurityContact wanted = baseline.securityContact().get();
        return new Advice(
                Remedy.SET_SECURITY_CONTACT,
                "Set the security contact of lockstep.yaml, " + wanted.email() + ".",
                List.of(
                        AwsCommand.of("account", "put-alternate-contact")
                                .option("--alternate-contact-type", TYPE)
                                .option("--name", wanted.name())
                                .option("--title", wanted.title())
                                .option("--email-address", wanted.email())
                                .option("--phone-number", wanted.phone())
                                .text()));
    }
}
