/// An AWS account's identity as immutable values, and what is known of it.
///
/// [Answers] is what AWS said, call by call; [AccountSnapshot] joins the answers into one [Account]
/// and the knowledge about it. Everything else reads facts only as [Read]s.
@NullMarked
package dev.lockstep.account;

import org.jspecify.annotations.NullMarked;
