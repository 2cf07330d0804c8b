package dev.lockstep.practice.console;

import dev.lockstep.account.credentials.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first page after signing in: what is to be done for safety, and where to go.
final class HomePage {
    /// From when on AWS warns of a password that will expire (IAM User Guide, "Password
    /// expiration").
    private static final Duration WARNED = Duration.ofDays(15);

    private HomePage() {}

    static Turn show(Visit visit, Person person) {
        return visit.page(
                "Console home",
                visit.notice()
                        .and(Html.all(alerts(person, visit.desk().now())))
                        .and(
                                Html.of(
                                        """
                                        <ul class="choices">
                                        <li><a href="{}"><strong>Security credentials</strong> <span>MFA devices, access keys{}.</span></a></li>
                                        <li><a href="{}"><strong>Command line access</strong> <span>Temporary credentials for the AWS CLI and for Lockstep, as <code>aws login</code> gives them.</span></a></li>
                                        </ul>
                                        """,
                                        Visit.link("security"),
                                        person.isRoot() ? "" : ", password",
                                        Visit.link("command-line"))));
    }

    /// What AWS's console warns of, too.
    static List<Html> alerts(Person person, Instant now) {
        var alerts = new ArrayList<Html>();
        if (person.devices().isEmpty()) {
            alerts.add(
                    Parts.alert(
                            "You don't have MFA assigned",
                            "As a security best practice, we recommend you assign MFA.",
                            "Assign MFA",
                            "mfa/assign"));
        }
        if (person.isRoot() && !person.keys().isEmpty()) {
            boolean isActive = person.keys().stream().anyMatch(AccessKey::active);
            alerts.add(
                    Parts.alert(
                            "You have root user access keys",
                            (isActive
                                            ? "Whoever has an active one can do everything in this"
                                                    + " account, and nothing limits it. "
                                            : "They are inactive. ")
                                    + "Deactivate or delete access keys for the root user.",
                            "Manage access keys",
                            "security#access-keys"));
        }
        Optional<Instant> expiry = person.expiry();
        if (expiry.isPresent() && !now.isBefore(expiry.get().minus(WARNED))) {
            alerts.add(
                    Parts.alert(
                            "Your password will expire",
                            Parts.when(expiry, now, ""),
                            "Update password",
                            "password"));
        }
        return alerts;
    }
}
