package dev.lockstep.practice.console;

import dev.lockstep.account.Account;
import dev.lockstep.practice.state.PracticeState;
import java.util.Map;

/// One request of a visitor.
///
/// @param posted whether it is a form that was sent
/// @param fields of the form, or of the query
record Visit(Visitor visitor, Desk desk, boolean posted, Map<String, String> fields) {
    private static final int REFUSED = 422;

    /// What was typed may be a password.
    @Override
    public String toString() {
        return "a visit to the console";
    }

    Account account() {
        return desk.state().truth();
    }

    /// What stands in a field; empty where it is missing.
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /// A page.
    Turn page(String title, Html main) {
        return page(200, title, main);
    }

    /// The same page again, since what was sent is not to be taken.
    Turn again(String title, Html main) {
        return page(REFUSED, title, main);
    }

    private Turn page(int status, String title, Html main) {
        return new Turn(visitor.untold(), desk.state(), new Turn.Reply.Page(status, title, main));
    }

    /// Another page, nothing having changed.
    Turn go(String path) {
        return go(path, visitor, desk.state());
    }

    Turn go(String path, Visitor next, PracticeState state) {
        return new Turn(next, state, new Turn.Reply.Elsewhere(path));
    }

    /// A page that does not stand for what was asked: there is nothing to show.
    Turn none(int status, String title, String sentence) {
        return page(
                status,
                title,
                Html.of(
                        "<p>{}</p><p><a href=\"{}\">Back to the start</a></p>",
                        sentence,
                        link("")));
    }

    /// A page of the console, as links and forms name it.
    static Html link(String path) {
        return Html.link(path);
    }

    /// The start of a form that is sent to a page of the console.
    Html form(String path, Html fields) {
        return Html.of(
                """
                <form method="post" action="{}">
                <input type="hidden" name="form-token" value="{}">
                {}
                </form>
                """,
                link(path),
                visitor.formToken().reveal(),
                fields);
    }

    /// What the last form came to, at the top of a page.
    Html notice() {
        return visitor.notice().map(Parts::notice).orElse(Html.NONE);
    }
}
