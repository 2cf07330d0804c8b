package dev.lockstep.people;

import java.util.Optional;

/// The same as a page of its own, to be printed: it loads nothing, runs nothing and holds no
/// secret.
public final class WelcomePage {
    private WelcomePage() {}

    /// The page.
    public static String of(Welcome welcome) {
        var page = new StringBuilder(head(escaped(welcome.title())));
        page.append("<h1>").append(escaped(welcome.title())).append("</h1>\n");
        page.append("<p>Hello ").append(escaped(welcome.greeting())).append(",</p>\n");
        for (Welcome.Part part : welcome.parts()) {
            String list = part.numbered() ? "ol" : "ul";
            page.append("<h2>").append(escaped(part.heading())).append("</h2>\n");
            page.append('<').append(list).append(">\n");
            for (String line : part.lines()) {
                page.append("<li>").append(item(welcome, line)).append("</li>\n");
            }
            page.append("</").append(list).append(">\n");
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String head(String title) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
        'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto;
          padding: 0 1rem; color: #1a1a1a; background: #fff; }
        h1 { font-size: 1.5rem; line-height: 1.25; }
        h2 { font-size: 1.15rem; margin-top: 1.75rem; }
        li { margin: .35rem 0; overflow-wrap: anywhere; }
        @media print { body { margin: 0; max-width: none; } h2, li { break-inside: avoid; } }
        @page { margin: 2cm; }
        </style>
        </head>
        <body>
        <main>
        """
                .formatted(title);
    }

    private static String item(Welcome welcome, String line) {
        Optional<String> address =
                welcome.at()
                        .address()
                        .filter(one -> !welcome.practice() && line.endsWith(": " + one));
        return address.map(one ->
                        escaped(line.substring(0, line.length() - one.length()))
                                + "<a href=\""
                                + escaped(one)
                                + "\">"
                                + escaped(one)
                                + "</a>")
                .orElseGet(() -> escaped(line));
    }

    /// Text as HTML: nothing of it is markup.
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
