package dev.lockstep.practice.console;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.practice.console.Visitor.Unassigned;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.credential.MfaDevices;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/// MFA devices: assigned in two steps, removed, brought into step.
///
/// Rule source: IAM User Guide, "Assign a virtual MFA device in the AWS Management Console": the
/// console makes the device, shows its QR code and key, and enables it by two codes.
final class DevicePages {
    private static final String APP = "app";
    private static final String ASSIGN = "Select MFA device";
    private static final String SET_UP = "Set up device";
    private static final String REMOVE = "Remove MFA device";
    private static final String RESYNC = "Resync MFA device";
    private static final String SIX = "[0-9]{6}";

    private DevicePages() {}

    /// The first step: name and kind.
    static Turn assign(Visit visit, Person person, boolean mfa) {
        if (!visit.posted()) {
            return visit.page(ASSIGN, assignForm(visit, Optional.empty()));
        }
        if (!visit.field("kind").equals(APP)) {
            return visit.again(
                    ASSIGN,
                    assignForm(
                            visit,
                            Optional.of(
                                    "A practice account cannot play this kind of device: it takes"
                                            + " the device itself, and AWS. Choose the"
                                            + " authenticator app here; on AWS a passkey or a"
                                            + " security key is the stronger choice.")));
        }
        try {
            Quota.oneMore(person.devices().size(), "MFADevicesPerUser", Quota.MFA_DEVICES_PER_USER);
            // One that was begun before and never assigned is in the way of its own name.
            Desk desk = visit.desk().after(given(visit, person.caller(mfa)));
            Answer answer =
                    desk.carryOut(
                            person.caller(mfa),
                            "CreateVirtualMFADevice",
                            CreateVirtualMfaDeviceRequest.builder()
                                    .virtualMFADeviceName(visit.field("name").strip())
                                    .build());
            var made = ((CreateVirtualMfaDeviceResponse) answer.response()).virtualMFADevice();
            return visit.go(
                    "mfa/set-up",
                    visit.visitor().with(Optional.of(unassigned(visit, made))),
                    answer.next());
        } catch (AwsError e) {
            return visit.again(ASSIGN, assignForm(visit, Optional.of(e.words())));
        }
    }

    private static Unassigned unassigned(Visit visit, VirtualMFADevice made) {
        return new Unassigned(
                visit.field("name").strip(),
                made.serialNumber(),
                new Secret(made.base32StringSeed().asUtf8String()),
                new Secret(
                        Base64.getEncoder().encodeToString(made.qrCodePNG().asByteArrayUnsafe())));
    }

    private static Html assignForm(Visit visit, Optional<String> error) {
        return Parts.error(error)
                .and(
                        visit.form(
                                "mfa/assign",
                                Parts.field(
                                                "name",
                                                "Device name",
                                                visit.field("name"),
                                                "Enter a meaningful name to identify this device."
                                                        + " Maximum 64 characters. Use"
                                                        + " alphanumeric and '+ = , . @ - _'"
                                                        + " characters.")
                                        .and(
                                                Html.of(
                                                        """
                                                        <fieldset>
                                                        <legend>Select an MFA device</legend>
                                                        {}{}{}
                                                        </fieldset>
                                                        """,
                                                        kind(
                                                                "passkey",
                                                                "Passkey or security key",
                                                                "A practice account cannot play"
                                                                        + " it.",
                                                                false),
                                                        kind(
                                                                APP,
                                                                "Authenticator app",
                                                                "A code generated by an app on"
                                                                        + " your mobile device or"
                                                                        + " computer.",
                                                                true),
                                                        kind(
                                                                "token",
                                                                "Hardware TOTP token",
                                                                "A practice account cannot play"
                                                                        + " it.",
                                                                false)))
                                        .and(Parts.buttons("Next", "security"))));
    }

    private static Html kind(String id, String name, String hint, boolean chosen) {
        return Html.of(
                """
                <p class="radio"><input type="radio" name="kind" id="kind-{}" value="{}"{} aria-describedby="kind-{}-hint">
                <label for="kind-{}">{}</label> <span class="hint" id="kind-{}-hint">{}</span></p>
                """,
                id,
                id,
                chosen ? Html.of(" checked") : Html.NONE,
                id,
                id,
                name,
                id,
                hint);
    }

    /// The second step: QR code, key, two codes.
    static Turn setUp(Visit visit, Person person, boolean mfa) {
        Optional<Unassigned> device = visit.visitor().device();
        if (device.isEmpty()) {
            return visit.go("mfa/assign");
        }
        if (!visit.posted()) {
            return visit.page(SET_UP, setUpForm(visit, device.get(), Optional.empty()));
        }
        String serial = device.get().serial();
        String first = SignInPages.digits(visit.field("code1"));
        String second = SignInPages.digits(visit.field("code2"));
        if (!first.matches(SIX) || !second.matches(SIX)) {
            return visit.again(
                    SET_UP,
                    setUpForm(visit, device.get(), Optional.of("An MFA code has 6 digits.")));
        }
        try {
            PracticeState next = enabled(visit, person, mfa, serial, first, second);
            boolean isOut = next.secrets().outOfStep().contains(serial);
            return visit.go(
                    "security",
                    visit.visitor()
                            .with(Optional.empty())
                            .told(
                                    "MFA device assigned",
                                    isOut
                                            ? "The codes were old: the device is out of sync."
                                                    + " Resync it before you sign out."
                                            : mfa
                                                    ? "You only need one MFA device to sign in."
                                                    : "It counts from the next sign-in: sign out"
                                                            + " and in again to use it."),
                    next);
        } catch (AwsError e) {
            return visit.again(SET_UP, setUpForm(visit, device.get(), Optional.of(e.words())));
        }
    }

    private static PracticeState enabled(
            Visit visit, Person person, boolean mfa, String serial, String first, String second) {
        if (person.isRoot()) {
            return MfaDevices.enable(
                    visit.desk().call(person.caller(mfa)), person.owner(), serial, first, second);
        }
        return visit.desk()
                .carryOut(
                        person.caller(mfa),
                        "EnableMFADevice",
                        EnableMfaDeviceRequest.builder()
                                .userName(person.owner())
                                .serialNumber(serial)
                                .authenticationCode1(first)
                                .authenticationCode2(second)
                                .build())
                .next();
    }

    private static Html setUpForm(Visit visit, Unassigned device, Optional<String> error) {
        return Parts.error(error)
                .and(
                        Html.of(
                                """
                                <p>Device name: <strong>{}</strong></p>
                                <ol class="steps">
                                <li>Install an authenticator app on your mobile device or computer, such as Google Authenticator, Duo Mobile or Authy.</li>
                                <li>Open the app, show the QR code here, and scan it. Or type the secret key into the app. Both are shown on this page only; treat them like a password.
                                <details><summary>Show QR code</summary><p class="qr"><img width="300" height="300" alt="QR code that holds the secret key of {}" src="data:image/png;base64,{}"></p></details>
                                <details><summary>Show secret key</summary><p><code class="secret" id="secret-key" tabindex="0">{}</code></p></details></li>
                                <li>Type two consecutive MFA codes: one, and after it has changed, the next.</li>
                                </ol>
                                """,
                                device.name(),
                                device.name(),
                                device.picture().reveal(),
                                device.seed().reveal()))
                .and(
                        visit.form(
                                "mfa/set-up",
                                Parts.code("code1", "MFA code 1")
                                        .and(Parts.code("code2", "MFA code 2"))
                                        .and(
                                                Html.of(
                                                        "<p class=\"buttons\">{} <button"
                                                                + " formaction=\"{}\">Cancel</button>"
                                                                + "</p>",
                                                        Parts.button("Add MFA"),
                                                        Visit.link("mfa/cancel")))));
    }

    /// Leaves the second step: the device that was made for it goes.
    static Turn cancel(Visit visit, Person person, boolean mfa) {
        PracticeState next = given(visit, person.caller(mfa));
        boolean isLeft =
                visit.visitor()
                        .device()
                        .filter(device ->
                                next.truth().virtualMfaDevices().stream()
                                        .anyMatch(one -> one.serial().equals(device.serial())))
                        .isPresent();
        Visitor without = visit.visitor().with(Optional.empty());
        return visit.go(
                "security",
                isLeft
                        ? without.told(
                                "No MFA device was assigned",
                                "You may not delete the one that was made: it is left as"
                                        + " nobody's, and its name stays taken.")
                        : without,
                next);
    }

    /// The state without the device that was being set up; as it is, if that may not be removed.
    private static PracticeState given(Visit visit, Caller caller) {
        Optional<Unassigned> device = visit.visitor().device();
        return device.isEmpty()
                ? visit.desk().state()
                : without(visit.desk(), caller, device.get().serial()).orElse(visit.desk().state());
    }

    private static Optional<PracticeState> without(Desk desk, Caller caller, String serial) {
        try {
            return Optional.of(
                    desk.carryOut(
                                    caller,
                                    "DeleteVirtualMFADevice",
                                    DeleteVirtualMfaDeviceRequest.builder()
                                            .serialNumber(serial)
                                            .build())
                            .next());
        } catch (AwsError _) {
            return Optional.empty();
        }
    }

    static Turn remove(Visit visit, Person person, boolean mfa) {
        Optional<MfaDevice> found = person.device(visit.field("serial"));
        if (found.isEmpty()) {
            return visit.none(404, REMOVE, "There is no such MFA device any more.");
        }
        MfaDevice device = found.get();
        if (!visit.posted()) {
            return visit.page(REMOVE, removeForm(visit, person, device, Optional.empty()));
        }
        try {
            Answer answer =
                    visit.desk()
                            .carryOut(
                                    person.caller(mfa),
                                    "DeactivateMFADevice",
                                    DeactivateMfaDeviceRequest.builder()
                                            .userName(person.userName())
                                            .serialNumber(device.serial())
                                            .build());
            Optional<PracticeState> gone =
                    device.kind() == MfaDevice.Kind.VIRTUAL
                            ? without(
                                    visit.desk().after(answer.next()),
                                    person.caller(mfa),
                                    device.serial())
                            : Optional.of(answer.next());
            return visit.go(
                    "security",
                    visit.visitor()
                            .told(
                                    "MFA device removed",
                                    gone.isPresent()
                                            ? ""
                                            : "It was deactivated, but not deleted: you may not."
                                                    + " It is left as nobody's."),
                    gone.orElse(answer.next()));
        } catch (AwsError e) {
            return visit.again(REMOVE, removeForm(visit, person, device, Optional.of(e.words())));
        }
    }

    private static Html removeForm(
            Visit visit, Person person, MfaDevice device, Optional<String> error) {
        boolean isLast = person.devices().size() == 1;
        return Parts.error(error)
                .and(
                        visit.form(
                                "mfa/remove",
                                Html.of(
                                                "<p>Remove this device of {}? Its codes are taken"
                                                        + " no more.{}</p>",
                                                person.named(),
                                                isLast
                                                        ? " It is the only one: after that the"
                                                                + " password alone opens this"
                                                                + " account."
                                                        : "")
                                        .and(
                                                Parts.facts(
                                                        List.of(
                                                                new Parts.Fact(
                                                                        "Identifier",
                                                                        SecurityPage.mono(
                                                                                device.serial())))))
                                        .and(Parts.hidden("serial", device.serial()))
                                        .and(Parts.buttons("Remove", "security"))));
    }

    static Turn resync(Visit visit, Person person, boolean mfa) {
        Optional<MfaDevice> found = person.device(visit.field("serial"));
        if (found.isEmpty()) {
            return visit.none(404, RESYNC, "There is no such MFA device any more.");
        }
        if (!visit.posted()) {
            return visit.page(RESYNC, resyncForm(visit, found.get(), Optional.empty()));
        }
        String first = SignInPages.digits(visit.field("code1"));
        String second = SignInPages.digits(visit.field("code2"));
        try {
            PracticeState next = resynced(visit, person, mfa, found.get().serial(), first, second);
            return visit.go("security", visit.visitor().told("MFA device resynced", ""), next);
        } catch (AwsError e) {
            return visit.again(RESYNC, resyncForm(visit, found.get(), Optional.of(e.words())));
        }
    }

    private static PracticeState resynced(
            Visit visit, Person person, boolean mfa, String serial, String first, String second) {
        if (person.isRoot()) {
            return MfaDevices.resync(
                    visit.desk().call(person.caller(mfa)), person.owner(), serial, first, second);
        }
        return visit.desk()
                .carryOut(
                        person.caller(mfa),
                        "ResyncMFADevice",
                        ResyncMfaDeviceRequest.builder()
                                .userName(person.owner())
                                .serialNumber(serial)
                                .authenticationCode1(first)
                                .authenticationCode2(second)
                                .build())
                .next();
    }

    private static Html resyncForm(Visit visit, MfaDevice device, Optional<String> error) {
        return Parts.error(error)
                .and(
                        visit.form(
                                "mfa/resync",
                                Html.of("<p>Two consecutive codes bring the device into step.</p>")
                                        .and(Parts.hidden("serial", device.serial()))
                                        .and(Parts.code("code1", "MFA code 1"))
                                        .and(Parts.code("code2", "MFA code 2"))
                                        .and(Parts.buttons("Resync", "security"))));
    }
}
