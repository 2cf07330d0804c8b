package dev.lockstep.operation.handover;

import dev.lockstep.secret.Secret;
import java.util.List;

/// A secret that is handed over, as it stands in a file.
///
/// @param name of a sealed file that has no other, without its ending
/// @param text all that is in the file
public record HandedOver(String name, Secret text) {
    /// A new access key, as it stands in a credentials file of the AWS CLI (AWS CLI User Guide,
    /// "Configuration and credential file settings").
    ///
    /// @param account 12 digits
    public static HandedOver key(String account, String owner, String id, Secret secret) {
        List<String> around = aroundKey(account, owner);
        return new HandedOver(
                owner + "-" + id,
                new Secret(around.get(0) + id + around.get(1) + secret.reveal() + around.get(2)));
    }

    /// What stands around id and secret of a key.
    static List<String> aroundKey(String account, String owner) {
        return List.of(
                """
                # Access key of %s in account %s. Put it where the old key is used, then
                # delete this file.
                [%s]
                """
                                .formatted(owner, account, owner)
                        + "aws_access_key_id = ",
                "\naws_secret_access_key = ",
                "\n");
    }

    /// A first password.
    ///
    /// @param account 12 digits
    /// @param address where it is used
    public static HandedOver password(
            String account, String user, String address, Secret password) {
        List<String> around = aroundPassword(account, user);
        return new HandedOver(
                user + "-password",
                new Secret(
                        around.get(0)
                                + address
                                + around.get(1)
                                + password.reveal()
                                + around.get(2)));
    }

    /// What stands around address and password.
    static List<String> aroundPassword(String account, String user) {
        return List.of(
                """
                First password of %s in AWS account %s. AWS asks for a new one at
                once; then this file is of no use: delete it.
                """
                        .formatted(user, account),
                "\n\n",
                "\n");
    }
}
