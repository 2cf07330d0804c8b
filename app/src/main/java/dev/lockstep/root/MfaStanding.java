package dev.lockstep.root;

import dev.lockstep.account.Read;
import dev.lockstep.account.RootReads;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where root's MFA stands, by the control of step 2 and by what is known of the devices.
///
/// @param devices root's devices, as far as they are known
/// @param reason what the control says, in a sentence
/// @param lacking what is still to be done though there is MFA, in sentences
/// @param isGoodEnough whether it is there and of the kind that the baseline wants
public record MfaStanding(
        State state, Devices devices, String reason, List<String> lacking, boolean isGoodEnough) {
    /// The controls that it rests on.
    public static final String MFA = "root-mfa";

    /// The control of the kind.
    public static final String HARDWARE = "root-mfa-hardware";

    public MfaStanding {
        lacking = List.copyOf(lacking);
    }

    /// Whether root has MFA.
    public enum State {
        ON,
        OFF,
        /// There is nothing that it would protect.
        NEEDLESS,
        NOT_KNOWN;

        /// The name in JSON.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What is known of root's devices. Only root itself can list them all.
    public sealed interface Devices {
        /// By root's own list: all of them.
        record Listed(List<MfaDevice> all) implements Devices {
            public Listed {
                all = List.copyOf(all);
            }
        }

        /// Authenticator apps of root are among the account's virtual devices; there may be others.
        record Apps(List<VirtualMfaDevice> seen) implements Devices {
            public Apps {
                seen = List.copyOf(seen);
            }
        }

        /// None of the account's virtual devices is root's.
        record NoApp() implements Devices {}

        /// It cannot be said.
        record NotKnown(String why) implements Devices {}
    }

    /// Where it stands by an audit of the two controls.
    public static MfaStanding of(Audit audit) {
        RootReads root = audit.snapshot().root();
        Optional<Finding> mfa = finding(audit, MFA);
        Optional<Finding> hardware = finding(audit, HARDWARE);
        State state = mfa.map(Finding::status).map(MfaStanding::state).orElse(State.NOT_KNOWN);
        Devices devices = devices(root);
        var lacking = new ArrayList<String>();
        boolean isWrongKind =
                state == State.ON
                        && hardware.map(Finding::status)
                                .filter(is -> is == Status.FAIL || is == Status.UNDETERMINED)
                                .isPresent();
        if (isWrongKind) {
            lacking.add(
                    "lockstep.yaml wants a passkey, security key or hardware token (root: {mfa-kind:"
                            + " hardware}), and none is known: "
                            + hardware.map(one -> one.verdict().summary()).orElse(""));
        }
        if (state == State.ON) {
            second(devices).ifPresent(lacking::add);
        }
        return new MfaStanding(
                state,
                devices,
                mfa.map(one -> one.verdict().summary()).orElse("It was not judged."),
                lacking,
                state == State.NEEDLESS || (state == State.ON && !isWrongKind));
    }

    private static Optional<Finding> finding(Audit audit, String control) {
        return audit.findings().stream()
                .filter(one -> one.control().id().equals(control))
                .findFirst();
    }

    private static State state(Status status) {
        return switch (status) {
            case PASS -> State.ON;
            case FAIL, EXCEPTED -> State.OFF;
            case NOT_APPLICABLE -> State.NEEDLESS;
            case UNDETERMINED, MANUAL -> State.NOT_KNOWN;
        };
    }

    private static Devices devices(RootReads root) {
        if (root.ownMfaDevices() instanceof Read.Known<List<MfaDevice>>(var all, var _)) {
            return new Devices.Listed(all);
        }
        return switch (root.virtualMfaDevices()) {
            case Read.Known<List<VirtualMfaDevice>>(var seen, var _) ->
                    seen.isEmpty() ? new Devices.NoApp() : new Devices.Apps(seen);
            case Read.Missing<List<VirtualMfaDevice>> missing ->
                    new Devices.NotKnown(missing.because());
        };
    }

    /// How many devices there are, if that is known; else whether there are at least two.
    private static Optional<String> second(Devices devices) {
        String advice = "register a second one that is kept in another place";
        return switch (devices) {
            case Devices.Listed(var all) ->
                    all.size() >= 2
                            ? Optional.empty()
                            : Optional.of("Root has one device only: " + advice + ".");
            case Devices.Apps(var seen) ->
                    seen.size() >= 2
                            ? Optional.empty()
                            : Optional.of(
                                    "Whether there is a second device only root can see: if there is"
                                            + " none, "
                                            + advice
                                            + ".");
            case Devices.NoApp _, Devices.NotKnown _ ->
                    Optional.of(
                            "Whether there is a second device only root can see: if there is none, "
                                    + advice
                                    + ".");
        };
    }

    /// What is known of the devices, in a sentence; serials in it are hostile text.
    public String told() {
        return switch (devices) {
            case Devices.Listed(var all) ->
                    all.isEmpty()
                            ? "Root's own list of devices is empty."
                            : "Root's own list: "
                                    + all.stream()
                                            .map(one ->
                                                    one.serial()
                                                            + " ("
                                                            + words(one.kind())
                                                            + one.enabled()
                                                                    .map(since ->
                                                                            ", since "
                                                                                    + Words.moment(
                                                                                            since))
                                                                    .orElse("")
                                                            + ")")
                                            .collect(Collectors.joining(", "))
                                    + ".";
            case Devices.Apps(var seen) ->
                    (seen.size() == 1
                                    ? "It is an authenticator app: "
                                    : "These are authenticator apps: ")
                            + seen.stream()
                                    .map(VirtualMfaDevice::serial)
                                    .collect(Collectors.joining(", "))
                            + ". A passkey or token beside it only root itself could list.";
            case Devices.NoApp _ ->
                    state == State.ON
                            ? "It is no authenticator app, so a passkey, security key or hardware"
                                    + " token. Which one, only root itself could list."
                            : "No authenticator app of root is among the account's devices.";
            case Devices.NotKnown(String why) ->
                    "Of which kind its devices are is not known: " + why + ".";
        };
    }

    private static String words(MfaDevice.Kind kind) {
        return switch (kind) {
            case VIRTUAL -> "an authenticator app";
            case FIDO -> "a passkey or security key";
            case HARDWARE_TOTP -> "a hardware token";
            case SMS -> "SMS, which AWS no longer offers";
        };
    }

    /// Whether the baseline wants a device that is not virtual.
    public static boolean wantsHardware(Baseline baseline) {
        return baseline.root().mfaKind() == Baseline.MfaKind.HARDWARE;
    }
}
