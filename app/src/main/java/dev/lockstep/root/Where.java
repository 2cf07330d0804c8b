package dev.lockstep.root;

import java.util.List;
import java.util.Optional;

/// The account whose root user it is, and where that signs in.
///
/// @param account its id, if AWS said so; hostile text
/// @param practice whether it is a practice account, which AWS's console does not know
public record Where(Optional<String> account, String partition, boolean practice) {

    /// How root gets to its Security credentials page (IAM User Guide, "Enable a passkey or
    /// security key for the root user"; AWS Sign-In User Guide, "Sign in as the root user").
    List<String> clicksToCredentials() {
        return List.of(
                practice
                        ? "This is a practice account, which AWS's console does not know. lockstep"
                                + " practice console tells the address of its own pages; open it and"
                                + " sign in as root."
                        : "Open %s and choose to sign in with the root user's e-mail address. If the page asks for a user name, choose Sign in using root user email below."
                                .formatted(address()),
                "Enter the e-mail address and the password of account %s. If root has MFA already, it is asked for."
                        .formatted(account.orElse("(its id is not known)")),
                "At the top right choose the account's name, then Security credentials.");
    }

    private String address() {
        return switch (partition) {
            case "aws" -> "https://console.aws.amazon.com/";
            case "aws-cn" -> "https://console.amazonaws.cn/";
            default -> "the AWS console";
        };
    }
}
