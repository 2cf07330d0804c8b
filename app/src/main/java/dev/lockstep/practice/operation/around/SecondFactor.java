package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Totp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks the MFA code of a request for temporary credentials.
final class SecondFactor {
    private SecondFactor() {}

    /// The state after the code was taken; empty if the request names no device.
    ///
    /// @throws AwsError if the device is not the caller's, or the code not right
    static Optional<PracticeState> check(
            @Nullable String serial, @Nullable String code, Call call) {
        if (serial == null && code == null) {
            return Optional.empty();
        }
        if (serial == null || code == null) {
            throw refused(
                    "MultiFactorAuthentication failed, must provide both MFA serial number and one"
                            + " time pass code.");
        }
        if (call.state().secrets().seed(serial).isEmpty() || !isCallers(serial, call)) {
            throw refused(
                    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify"
                            + " your MFA serial number is valid and associated with this user.");
        }
        return Optional.of(
                Totp.take(call.state().secrets(), serial, code, call.clocks())
                        .map(call.state()::withSecrets)
                        .orElseThrow(() ->
                                refused(
                                        "MultiFactorAuthentication failed with invalid MFA one time"
                                                + " pass code. ")));
    }

    private static boolean isCallers(String serial, Call call) {
        Account account = call.truth();
        List<MfaDevice> devices =
                switch (call.caller()) {
                    case Caller.RootUser _ -> account.root().mfaDevices();
                    case Caller.IamUser user ->
                            Optional.ofNullable(account.users().get(user.name()))
                                    .map(User::mfaDevices)
                                    .orElse(List.of());
                    case Caller.RoleSession _ -> List.of();
                };
        boolean own = devices.stream().anyMatch(device -> device.serial().equals(serial));
        boolean roots =
                call.caller() instanceof Caller.RootUser
                        && account.virtualMfaDevices().stream()
                                .filter(VirtualMfaDevice::isRoots)
                                .anyMatch(device -> device.serial().equals(serial));
        return own || roots;
    }

    private static AwsError refused(String words) {
        return new AwsError(403, "AccessDenied", words);
    }
}
