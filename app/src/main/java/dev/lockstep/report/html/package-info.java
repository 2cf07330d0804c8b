/// The record of an audit as one HTML file that asks the network for nothing.
@NullMarked
package dev.lockstep.report.html;

import org.jspecify.annotations.NullMarked;
