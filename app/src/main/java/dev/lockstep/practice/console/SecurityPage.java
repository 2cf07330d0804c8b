package dev.lockstep.practice.console;

import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.state.RootEmail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// *Security credentials*: devices, keys and password of whoever has signed in.
///
/// Rule source: IAM User Guide, "Enable a virtual MFA device for the root user (console)", "Delete
/// access keys for the root user", "Update access keys".
final class SecurityPage {
    static final String TITLE = "My security credentials";

    private SecurityPage() {}

    static Turn show(Visit visit, Person person) {
        Instant now = visit.desk().now();
        return visit.page(
                TITLE,
                visit.notice()
                        .and(Html.all(HomePage.alerts(person, now)))
                        .and(details(visit, person))
                        .and(devices(visit, person))
                        .and(keys(person, now)));
    }

    private static Html details(Visit visit, Person person) {
        String id = visit.account().id().orElse("");
        Html facts =
                person.isRoot()
                        ? Parts.facts(
                                List.of(
                                        new Parts.Fact("Signed in as", "Root user"),
                                        new Parts.Fact("Email address", RootEmail.ADDRESS),
                                        new Parts.Fact("AWS account ID", id)))
                        : Parts.facts(
                                List.of(
                                        new Parts.Fact("User name", person.owner()),
                                        new Parts.Fact("AWS account ID", id),
                                        new Parts.Fact(
                                                "Password last changed",
                                                Parts.when(
                                                        person.password()
                                                                .flatMap(LoginProfile::changed),
                                                        visit.desk().now(),
                                                        "not known"))));
        return Html.of(
                "<section aria-labelledby=\"details\"><h2 id=\"details\">{}</h2>\n{}{}</section>\n",
                person.isRoot() ? "Account details" : "AWS IAM credentials",
                facts,
                person.isRoot()
                        ? Html.NONE
                        : Html.of(
                                "<p><a class=\"button\" href=\"{}\">Update password</a></p>",
                                Visit.link("password")));
    }

    private static Html devices(Visit visit, Person person) {
        List<Html> each = person.devices().stream().map(device -> device(visit, device)).toList();
        return Html.of(
                """
                <section aria-labelledby="mfa">
                <h2 id="mfa">Multi-factor authentication (MFA) ({})</h2>
                <p>Use MFA to increase the security of your AWS environment. Signing in with MFA requires an authentication code from an MFA device. Each user can have a maximum of {} MFA devices assigned.</p>
                {}
                <p><a class="button first" href="{}">Assign MFA device</a></p>
                </section>
                """,
                person.devices().size(),
                Quota.MFA_DEVICES_PER_USER,
                each.isEmpty()
                        ? Html.of("<p class=\"none\">No MFA devices.</p>")
                        : Html.of("<ul class=\"cards\">{}</ul>", Html.all(each)),
                Visit.link("mfa/assign"));
    }

    private static Html device(Visit visit, MfaDevice device) {
        boolean isOut = visit.desk().state().secrets().outOfStep().contains(device.serial());
        return Html.of(
                """
                <li class="card">
                {}{}
                <details class="actions"><summary>Actions<span class="unseen"> for {}</span></summary>
                <ul><li><a href="{}">Remove</a></li>
                {}</ul></details>
                </li>
                """,
                Parts.facts(
                        List.of(
                                new Parts.Fact("Type", kind(device)),
                                new Parts.Fact("Identifier", mono(device.serial())),
                                new Parts.Fact(
                                        "Created on",
                                        Parts.when(
                                                device.enabled(),
                                                visit.desk().now(),
                                                "not known")))),
                isOut
                        ? Html.of(
                                "<p class=\"note warn\">This device is out of sync: its codes are"
                                        + " not taken until it is resynced.</p>")
                        : Html.NONE,
                device.serial(),
                link("mfa/remove", "serial", device.serial()),
                device.kind() == MfaDevice.Kind.VIRTUAL
                        ? Html.of(
                                "<li><a href=\"{}\">Resync</a></li>",
                                link("mfa/resync", "serial", device.serial()))
                        : Html.NONE);
    }

    static String kind(MfaDevice device) {
        return switch (device.kind()) {
            case VIRTUAL -> "Virtual";
            case FIDO -> "Passkeys and security keys";
            case SMS -> "SMS";
            case HARDWARE_TOTP -> "Hardware TOTP token";
        };
    }

    private static Html keys(Person person, Instant now) {
        List<Html> each = person.keys().stream().map(key -> key(key, now)).toList();
        return Html.of(
                """
                <section aria-labelledby="access-keys">
                <h2 id="access-keys">Access keys ({})</h2>
                <p>Use access keys to send programmatic calls to AWS. You can have a maximum of {} access keys, active or inactive, at a time.{}</p>
                {}
                </section>
                """,
                person.keys().size(),
                Quota.ACCESS_KEYS_PER_USER,
                person.isRoot() ? " Root user access keys are not recommended." : "",
                each.isEmpty()
                        ? Html.of("<p class=\"none\">No access keys.</p>")
                        : Html.of("<ul class=\"cards\">{}</ul>", Html.all(each)));
    }

    private static Html key(AccessKey key, Instant now) {
        return Html.of(
                """
                <li class="card">
                {}
                <details class="actions"><summary>Actions<span class="unseen"> for {}</span></summary>
                <ul><li><a href="{}">{}</a></li>
                <li><a href="{}">Delete</a></li></ul></details>
                </li>
                """,
                keyFacts(key, now),
                key.id(),
                link(key.active() ? "key/deactivate" : "key/activate", "id", key.id()),
                key.active() ? "Deactivate" : "Activate",
                link("key/delete", "id", key.id()));
    }

    /// What is known of a key.
    static Html keyFacts(AccessKey key, Instant now) {
        Optional<LastUsed> last = key.lastUsed();
        return Parts.facts(
                List.of(
                        new Parts.Fact("Access key ID", mono(key.id())),
                        new Parts.Fact("Status", status(key)),
                        new Parts.Fact("Created on", Parts.when(key.created(), now, "not known")),
                        new Parts.Fact(
                                "Access key last used",
                                Parts.when(last.flatMap(LastUsed::date), now, "Never")),
                        new Parts.Fact(
                                "Region last used", last.flatMap(LastUsed::region).orElse("N/A")),
                        new Parts.Fact(
                                "Service last used",
                                last.flatMap(LastUsed::service).orElse("N/A"))));
    }

    private static Html status(AccessKey key) {
        return key.active()
                ? Html.of("<span class=\"status on\">Active</span>")
                : Html.of("<span class=\"status off\">Inactive</span>");
    }

    static Html mono(String text) {
        return Html.of("<code>{}</code>", text);
    }

    static Html link(String path, String name, String value) {
        return Visit.link(
                path
                        + "?"
                        + name
                        + "="
                        + java.net.URLEncoder.encode(
                                value, java.nio.charset.StandardCharsets.UTF_8));
    }
}
