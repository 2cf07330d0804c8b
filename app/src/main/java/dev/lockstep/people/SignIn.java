package dev.lockstep.people;

import java.util.Optional;

/// Where people sign in to an account.
///
/// @param partition such as `aws`
/// @param account its id, 12 digits
/// @param alias of the account, if it is known to have one
public record SignIn(String partition, String account, Optional<String> alias) {

    /// The address of the sign-in page of its users (IAM User Guide, "How IAM users sign in to your
    /// AWS account"; for aws-cn and aws-us-gov the guides of those partitions). Empty for a
    /// partition whose page is not known here.
    public Optional<String> address() {
        String host =
                switch (partition) {
                    case "aws" -> ".signin.aws.amazon.com";
                    case "aws-cn" -> ".signin.amazonaws.cn";
                    case "aws-us-gov" -> ".signin.amazonaws-us-gov.com";
                    default -> "";
                };
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of("https://" + alias.orElse(account) + host + "/console");
    }
}
