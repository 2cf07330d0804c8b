/// Plans and runs for people: text and Markdown.
@NullMarked
package dev.lockstep.report.plan;

import org.jspecify.annotations.NullMarked;
