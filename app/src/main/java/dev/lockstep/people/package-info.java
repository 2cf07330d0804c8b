/// MFA with its person: QR codes on a terminal, what codes tell, texts to send. Knows no AWS.
@NullMarked
package dev.lockstep.people;

import org.jspecify.annotations.NullMarked;
