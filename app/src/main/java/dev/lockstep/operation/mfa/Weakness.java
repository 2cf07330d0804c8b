package dev.lockstep.operation.mfa;

import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.usermfa.UserMfaKind;
import java.util.List;
import java.util.Optional;

/// Why a user's MFA devices are not of the kind that lockstep.yaml wants, as the control
/// `user-mfa-kind` judges it, and what helps.
final class Weakness {
    private Weakness() {}

    static Optional<String> of(UserReads user, Baseline.MfaKind wanted) {
        if (!UserMfaKind.isTooWeak(user, wanted).isYes()) {
            return Optional.empty();
        }
        boolean hasSms =
                user.mfaDevices().found().orElse(List.of()).stream()
                        .anyMatch(one -> one.kind() == MfaDevice.Kind.SMS);
        return Optional.of(
                switch (wanted) {
                    case ANY ->
                            "codes by SMS are not good enough, since messages can be redirected:"
                                    + " lockstep mfa replace "
                                    + user.name()
                                    + " sets up an app and takes the SMS device off";
                    case HARDWARE ->
                            "lockstep.yaml wants a passkey, security key or hardware token (mfa:"
                                    + " {kind: hardware}), and "
                                    + (hasSms
                                            ? "codes by SMS are not good enough: the person takes"
                                                    + " that device off in the console once there is"
                                                    + " another"
                                            : "an authenticator app is not enough")
                                    + ". lockstep mfa enrol "
                                    + user.name()
                                    + " --another --wait leads the person to one";
                });
    }
}
