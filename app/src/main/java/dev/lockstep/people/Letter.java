package dev.lockstep.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text to send to somebody. It names no secret and asks for none.
///
/// @param lines each of at most 76 columns, unless a name is longer
public record Letter(List<String> lines) {
    private static final String SECRETS =
            "Nobody needs to see your password, the QR code, its key or a code of it.";

    public Letter {
        lines = List.copyOf(lines);
    }

    /// Asks a user to set up MFA in the console, and leads there.
    ///
    /// @param user whom it is for; safe to show
    /// @param device what the device is to be called
    public static Letter toSetUp(String user, String device, SignIn at) {
        var lines = new ArrayList<String>();
        lines.add("Hello,");
        lines.add("");
        lines.add(
                "please set up MFA for your AWS user " + user + ": at each sign-in AWS then asks");
        lines.add("for a second proof, so a stolen password alone opens nothing. It takes about");
        lines.add("five minutes.");
        lines.add("");
        lines.addAll(steps(user, device, at));
        return new Letter(lines);
    }

    /// Reminds a user that MFA is still missing.
    ///
    /// @param since since when, as a sentence; empty if that is not known
    /// @param isUrgent whether the user may change everything
    public static Letter reminder(
            String user, String device, SignIn at, Optional<String> since, boolean isUrgent) {
        var lines = new ArrayList<String>();
        lines.add("Hello,");
        lines.add("");
        lines.add("your AWS user " + user + " still signs in without MFA.");
        since.ifPresent(lines::add);
        if (isUrgent) {
            lines.add("This user may change everything in the account, so please do it today.");
        }
        lines.add("It takes about five minutes:");
        lines.add("");
        lines.addAll(steps(user, device, at));
        return new Letter(lines);
    }

    private static List<String> steps(String user, String device, SignIn at) {
        var lines = new ArrayList<String>();
        lines.add("1. Sign in as IAM user " + user + " of account " + at.account() + ":");
        lines.add("   " + at.address().orElse("the sign-in page of your AWS account"));
        lines.add("2. At the top right choose your name, then \"Security credentials\".");
        lines.add("3. Under \"Multi-factor authentication (MFA)\" choose \"Assign MFA device\".");
        lines.add("4. As device name type: " + device);
        lines.add("   If AWS says that this name is taken, put -2 behind it.");
        lines.add(
                "5. Best: \"Passkey or security key\". Your computer, your phone or a key in the");
        lines.add(
                "   USB port then proves that it is you, and no false page can take it from you.");
        lines.add("   Else: \"Authenticator app\". Scan the QR code with the app, type the code");
        lines.add("   that it shows, wait until it changes, and type the next one as well.");
        lines.add("6. Choose \"Add MFA\". Then sign out and in again: AWS asks for the second");
        lines.add("   proof.");
        lines.add("");
        lines.add(SECRETS);
        lines.add("If a page says that you have no right to do this, please tell me which.");
        return lines;
    }

    /// The text, each line ended by a line break.
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
