/// The HTML report in a real browser.
@NullMarked
package dev.lockstep.browser;

import org.jspecify.annotations.NullMarked;
