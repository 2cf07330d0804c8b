/// What the policies in force come to: the services that are reached, whether they only read,
/// whether anything goes without MFA.
@NullMarked
package dev.lockstep.access.judgement;

import org.jspecify.annotations.NullMarked;
