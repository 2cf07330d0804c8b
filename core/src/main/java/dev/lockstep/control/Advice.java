package dev.lockstep.control;

import java.util.List;

/// What to do about a finding, naming the real things.
///
/// @param text plain sentences for a person who is not an IAM specialist
/// @param commands AWS CLI commands that can be pasted in this order, each word quoted for a shell;
///   empty where no API can do it
public record Advice(Remedy remedy, String text, List<String> commands) {
    public Advice {
        commands = List.copyOf(commands);
    }

    public static Advice byHand(Remedy remedy, String text) {
        return new Advice(remedy, text, List.of());
    }
}
