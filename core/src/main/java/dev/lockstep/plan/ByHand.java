package dev.lockstep.plan;

import dev.lockstep.control.Step;
import java.util.Optional;

/// What a plan leaves to a person, with exact instructions.
///
/// @param text plain sentences; names in it are hostile text
/// @param command the command of Lockstep that helps, if one is built
public record ByHand(Step step, String text, Optional<String> command) {}
