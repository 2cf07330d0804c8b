/// Reports that other programs read: SARIF, OCSF, ASFF and JUnit. Every text of the account in them
/// is one printable line, since nobody knows where it will be shown.
@NullMarked
package dev.lockstep.report.exchange;

import org.jspecify.annotations.NullMarked;
