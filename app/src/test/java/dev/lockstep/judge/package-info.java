/// A second judge: a slow, plain judgement of snapshot folders, made from the written rules alone,
/// to compare with what the program says. It shares no code with the program on purpose.
package dev.lockstep.judge;
