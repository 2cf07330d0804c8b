package dev.lockstep.record;

import dev.lockstep.control.Status;
import java.util.List;
import java.util.Optional;

/// The password policy as a page of settings.
///
/// @param unknown why it is not known, if it is not
/// @param awsDefault whether the account has no policy of its own
/// @param settings in the order of the catalogue; none if the policy is not known
/// @param command of the AWS CLI, that sets all of it as it should be; only where something fails
public record PasswordPolicyRecord(
        Optional<String> unknown,
        boolean awsDefault,
        List<Setting> settings,
        Optional<String> command) {
    public PasswordPolicyRecord {
        settings = List.copyOf(settings);
    }

    /// One setting, in words for a person.
    ///
    /// @param control the id of the control that judges it
    /// @param now what it is, such as `8` or `never`
    /// @param wanted what it should be; as now where nothing is to change
    /// @param felt who will feel the change; empty where nothing is to change
    public record Setting(
            String control, String name, String now, String wanted, String felt, Status status) {}
}
