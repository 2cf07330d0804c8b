/// Random snapshot folders and baselines: valid, varied, and the same for the same seed.
package dev.lockstep.judge.random;
