package dev.lockstep.practice.console;

import dev.lockstep.practice.state.PracticeState;

/// What a page makes of a visit.
///
/// @param visitor as it goes on
/// @param state of the account, after it
record Turn(Visitor visitor, PracticeState state, Reply reply) {
    /// What the browser gets.
    sealed interface Reply {
        /// A page.
        ///
        /// @param status of HTTP
        /// @param title names the page
        /// @param main all of it but what every page has
        record Page(int status, String title, Html main) implements Reply {}

        /// Another place to look at.
        ///
        /// @param path within the console, such as `security`
        record Elsewhere(String path) implements Reply {}
    }
}
