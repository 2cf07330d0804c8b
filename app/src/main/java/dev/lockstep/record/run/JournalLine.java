package dev.lockstep.record.run;

import java.time.Instant;

/// One line of a journal.
///
/// @param seq its number, from 1, without gaps
/// @param at when it was written (UTC), never earlier than the line before
/// @param previous SHA-256 of the line before, without its end, in hexadecimal; of the run's head
///   for the first
public record JournalLine(int seq, Instant at, String run, JournalEntry entry, String previous) {}
