package dev.lockstep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of saved answers for a test of the command line; apostrophes stand for quotation marks.
public final class SavedAnswers {
    private final Path folder;

    public SavedAnswers(Path folder) {
        this.folder = folder;
    }

    public SavedAnswers file(String name, String text) {
        return raw(name, text.replace('\'', '"'));
    }

    public SavedAnswers raw(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// An account that says who it is.
    public SavedAnswers head() {
        return file(
                "snapshot.json", "{'account': '111122223333', 'takenAt': '2026-11-20T09:30:00Z'}");
    }

    /// A policy that passes all of step 1.
    public SavedAnswers strongPolicy() {
        return file("password-policy.json", policy(14));
    }

    /// As [#strongPolicy], but for its length.
    public SavedAnswers shortPolicy() {
        return file("password-policy.json", policy(6));
    }

    private static String policy(int length) {
        return "{'PasswordPolicy': {'MinimumPasswordLength': "
                + length
                + ", 'RequireSymbols': true, 'RequireNumbers': true,"
                + " 'RequireUppercaseCharacters': true, 'RequireLowercaseCharacters': true,"
                + " 'AllowUsersToChangePassword': true, 'ExpirePasswords': true,"
                + " 'MaxPasswordAge': 90, 'PasswordReusePrevention': 24, 'HardExpiry': false}}";
    }

    /// A read that AWS refused.
    public SavedAnswers denied(String operation, String code) {
        return file(
                "denied.json",
                "[{'operation': '"
                        + operation
                        + "', 'code': '"
                        + code
                        + "', 'message': 'not you'}]");
    }
}
