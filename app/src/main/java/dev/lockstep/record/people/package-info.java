/// What is known of people and their MFA, as plain data and as JSON.
@NullMarked
package dev.lockstep.record.people;

import org.jspecify.annotations.NullMarked;
