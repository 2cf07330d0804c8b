package dev.lockstep.people;

import dev.lockstep.account.credentials.PasswordPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person needs for the first sign-in, in the order in which AWS asks for it. It holds no
/// secret: the password comes another way.
///
/// @param greeting how the person is greeted; safe to show, as is the user
/// @param policy what the account asks of passwords; empty: AWS's default
/// @param device what the MFA device is to be called; empty: there is one already
/// @param waits whether the rights come only after the device is seen
/// @param practice whether it is a practice account, which AWS's own pages do not know
public record Welcome(
        String greeting,
        String user,
        SignIn at,
        Optional<PasswordPolicy> policy,
        Optional<String> device,
        boolean waits,
        boolean practice) {

    /// A part with a heading: sentences in their order.
    ///
    /// @param numbered whether they are steps
    public record Part(String heading, boolean numbered, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /// The heading of all of it.
    public String title() {
        return "Your first sign-in to AWS account " + at.account();
    }

    /// Where it is, as facts with their names.
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        parts.add(
                new Part(
                        "What you need",
                        false,
                        List.of(
                                "Sign-in address: " + address(),
                                "Account: " + at.account(),
                                "User name: " + user,
                                "Password: comes to you apart from this sheet. You use it once.",
                                device.isPresent()
                                        ? "An authenticator app on your phone, or a passkey or security"
                                                + " key."
                                        : "Your authenticator app, or whatever MFA device you set up.")));
        parts.add(new Part("What AWS asks, in this order", true, steps()));
        parts.add(new Part("The rules for your own password", false, PasswordWords.rules(policy)));
        parts.add(
                new Part(
                        "Keep in mind",
                        false,
                        List.of(
                                "Nobody needs to see your password, the QR code, its key or a code of"
                                        + " it; not even whoever gave you this sheet.",
                                "If a page says that you have no right to do this, say which one.",
                                "If you lose your phone or forget the password, say so at once:"
                                        + " both can be given anew.")));
        return parts;
    }

    private String address() {
        return practice
                ? "the console page of the practice account (lockstep practice console)"
                : at.address().orElse("the sign-in page of your AWS account");
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        steps.add("Open the address, choose IAM user, and type account, user name and password.");
        if (device.isEmpty()) {
            steps.add("AWS asks for a code of your MFA device. Type the one it shows.");
        }
        steps.add(
                "AWS asks for a new password: the one you were given once more, then your own,"
                        + " twice. Nobody else ever knows that one.");
        device.ifPresent(name -> {
            steps.add(
                    "At the top right choose your name, then \"Security credentials\", and there"
                            + " \"Assign MFA device\".");
            steps.add(
                    "As device name type "
                            + name
                            + ". If AWS says that this name is taken, put -2 behind it.");
            steps.add(
                    "Best: \"Passkey or security key\". Else: \"Authenticator app\"; scan the QR code"
                            + " with the app, type the code that it shows, wait until it changes,"
                            + " and type the next one as well. Choose \"Add MFA\".");
            steps.add(
                    "Say that you are done"
                            + (waits ? ": your rights come then, not before." : "."));
            steps.add("Sign out and in again: AWS asks for a code now, each time.");
        });
        return steps;
    }

    /// All of it as plain text, in lines of at most 76 columns unless a word is longer.
    public String text() {
        var text = new StringBuilder();
        text.append("Hello ").append(greeting).append(",\n\n").append(title()).append(".\n");
        for (Part part : parts()) {
            text.append('\n').append(part.heading()).append("\n\n");
            int number = 0;
            for (String line : part.lines()) {
                number++;
                text.append(Wrapped.of(line, part.numbered() ? number + ". " : "- "));
            }
        }
        return text.toString();
    }
}
