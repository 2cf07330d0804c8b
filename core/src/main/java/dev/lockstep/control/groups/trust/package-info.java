/// What a trust policy lets in, and which of its conditions keep strangers out.
@NullMarked
package dev.lockstep.control.groups.trust;

import org.jspecify.annotations.NullMarked;
