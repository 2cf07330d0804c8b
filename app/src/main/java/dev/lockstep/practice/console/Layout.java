package dev.lockstep.practice.console;

import dev.lockstep.account.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// What every page has around it: its style, and on whose account one is. There is no script.
final class Layout {
    private static final String STYLE = style();

    /// Nothing is loaded from anywhere, nothing but this one style counts, and forms go nowhere
    /// else.
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + hash(STYLE)
                    + "'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri"
                    + " 'none'";

    private Layout() {}

    /// A whole page.
    static String page(Turn.Reply.Page page, Visitor visitor, Account account) {
        return whole(page.title(), bar(visitor, account), page.main(), visitor.beginning());
    }

    /// A page for who was not let in.
    static String outside(String title, String sentence) {
        return whole(title, Html.NONE, Html.of("<p>{}</p>", sentence), ConsoleSite.PREFIX);
    }

    private static String whole(String title, Html bar, Html main, String beginning) {
        return Html.of(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <link rel="icon" href="data:,">
                        <title>{} - Practice console</title>
                        <style>{}</style>
                        </head>
                        <body>
                        <header>
                        <p class="practice">Practice account: this is not AWS, and nothing here touches a real account.</p>
                        {}</header>
                        <main>
                        <h1>{}</h1>
                        {}
                        </main>
                        </body>
                        </html>
                        """,
                        title,
                        new Html(STYLE),
                        bar,
                        title,
                        main)
                .under(beginning);
    }

    private static Html bar(Visitor visitor, Account account) {
        String id = account.id().orElse("");
        String alias = account.alias().map(name -> " (" + name + ")").orElse("");
        Html who =
                switch (visitor.stage()) {
                    case Stage.SignedIn in ->
                            menu(Person.of(account, in.owner())
                                            .map(Person::shown)
                                            .orElse(in.owner()))
                                    .and(signOut(visitor));
                    case Stage.AwaitsCode _, Stage.AwaitsPassword _, Stage.Guest _ -> Html.NONE;
                };
        return Html.of(
                """
                <nav aria-label="Console"><p><a href="{}">Practice console</a></p>
                <p class="account">Account {}{}</p>
                {}</nav>
                """,
                Visit.link(""),
                id,
                alias,
                who);
    }

    /// Where AWS has it: at the top right, below the name.
    private static Html menu(String name) {
        return Html.of(
                """
                <details class="who"><summary>{}</summary>
                <ul><li><a href="{}">Security credentials</a></li>
                <li><a href="{}">Command line access</a></li></ul></details>
                """,
                name,
                Visit.link("security"),
                Visit.link("command-line"));
    }

    private static Html signOut(Visitor visitor) {
        return Html.of(
                """
                <form method="post" action="{}">
                <input type="hidden" name="form-token" value="{}"><button>Sign out</button></form>
                """,
                Visit.link("sign-out"),
                visitor.formToken().reveal());
    }

    private static String style() {
        try (InputStream in = Layout.class.getResourceAsStream("console.css")) {
            return new String(
                    Objects.requireNonNull(in, "the style").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
