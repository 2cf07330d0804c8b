package dev.lockstep.root;

import java.util.ArrayList;
import java.util.List;

/// What a person must know to set up MFA for root, in plain words.
///
/// Rule source: IAM User Guide, "Multi-factor authentication for AWS account root user", "Enable a
/// passkey or security key for the root user", "Enable a virtual MFA device for the root user",
/// "Enable a hardware TOTP token for the root user", "Recover an MFA protected identity".
public final class MfaGuide {
    /// So many devices a user, or root, can have (IAM User Guide, "IAM and AWS STS quotas").
    public static final int MOST_DEVICES = 8;

    private MfaGuide() {}

    /// All of it, in the order in which it is read.
    public static List<Passage> whole(Where where) {
        return List.of(why(), kinds(), clicks(where), noUndo(), lost());
    }

    /// The shorter form for who has MFA and adds a second device.
    public static List<Passage> second(Where where) {
        return List.of(kinds(), clicks(where), noUndo());
    }

    private static Passage why() {
        return Passage.text(
                "Why you, and not Lockstep",
                "Root can do everything in the account, and no policy limits it. With MFA a stolen"
                        + " password alone opens nothing.",
                "No program can set it up: AWS has no API for root's MFA. Only root itself can, in"
                        + " the console. Lockstep says what to click, waits, and looks whether AWS"
                        + " has it. It opens nothing and sees no secret.");
    }

    private static Passage kinds() {
        return Passage.list(
                "Which device",
                "Best: a passkey or security key (a key on USB or NFC, or the passkey of your phone,"
                        + " computer or password manager). It cannot be tricked by a false sign-in"
                        + " page.",
                "An authenticator app on a phone, such as Google Authenticator, Microsoft"
                        + " Authenticator, Duo Mobile, Aegis, Ente Auth or 2FAS. Any app for time-based"
                        + " codes (TOTP) will do.",
                "A hardware token that shows six digits, of a maker whose tokens AWS takes.",
                "Register two, and keep the second in another place: root can have up to "
                        + MOST_DEVICES
                        + ". Any one of them is enough to sign in.");
    }

    private static Passage clicks(Where where) {
        var steps = new ArrayList<>(where.clicksToCredentials());
        steps.add("Under Multi-factor authentication (MFA) choose Assign MFA device.");
        steps.add(
                "Type a name for the device, choose Passkey or security key, or Authenticator app,"
                        + " or Hardware TOTP token, then Next.");
        steps.add(
                "Passkey or security key: do as the browser says. App: choose Show QR code, scan it,"
                        + " and type two codes, one after the other. Token: type its serial number,"
                        + " and two codes, one after the other. End with the button on the page (Add"
                        + " MFA).");
        steps.add("Do the same once more for the second device.");
        return new Passage("What to click", Passage.Form.STEPS, steps);
    }

    private static Passage noUndo() {
        return Passage.text(
                "No undo here",
                "Lockstep cannot take this back. By hand: the same page, choose the device, then"
                        + " Remove. To replace one, first register the new one, sign out, sign in"
                        + " with it, and only then remove the old one.");
    }

    private static Passage lost() {
        return Passage.text(
                "If the device is lost",
                "Sign in with the second one. Without one: on the page that asks for MFA choose"
                        + " Troubleshoot MFA, then the way with alternative factors: AWS sends a mail"
                        + " to root's address and calls the account's phone number. So make sure now"
                        + " that you can read that mail and answer that phone (account name, then"
                        + " Account). If that fails too, only AWS Support helps, and it takes days.");
    }
}
