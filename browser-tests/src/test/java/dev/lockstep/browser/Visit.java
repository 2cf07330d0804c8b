package dev.lockstep.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// One report or page opened in the browser, with what it did that it should not: requests, errors,
/// breaks of its policy.
record Visit(BrowserContext context, Page page, List<String> faults) implements AutoCloseable {
    /// Notes breaks of the policy and long tasks before anything of the page runs.
    private static final String WATCH =
            """
            window.broken = [];
            window.longTasks = [];
            document.addEventListener('securitypolicyviolation', (event) =>
              window.broken.push(event.violatedDirective + ' ' + event.blockedURI));
            new PerformanceObserver((list) => list.getEntries().forEach((entry) =>
              window.longTasks.push(entry.duration)))
              .observe({type: 'longtask', buffered: true});
            """;

    /// A page that holds no script.
    static Visit toPlain(Browser browser, Path page, ColorScheme scheme, int width) {
        return to(browser, page.toUri(), scheme, width, true);
    }

    static Visit to(Browser browser, Path report, ColorScheme scheme, int width, boolean scripts) {
        Visit visit = to(browser, report.toUri(), scheme, width, scripts);
        if (scripts) {
            visit.page().waitForSelector("html.ready");
        }
        return visit;
    }

    /// A page of a server, which may go on to others.
    static Visit to(Browser browser, URI address, ColorScheme scheme, int width, boolean scripts) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, 900)
                                .setJavaScriptEnabled(scripts));
        Page page = context.newPage();
        var faults = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> {
            if (!request.isNavigationRequest()) {
                faults.add("asked for " + request.url());
            }
        });
        page.onConsoleMessage(message -> faults.add("said " + message.text()));
        page.onPageError(error -> faults.add("failed: " + error));
        page.onDialog(dialog -> {
            faults.add("opened a dialog");
            dialog.dismiss();
        });
        page.onPopup(popup -> faults.add("opened " + popup.url()));
        page.addInitScript(WATCH);
        page.navigate(address.toString());
        return new Visit(context, page, faults);
    }

    /// All that it did that it should not.
    List<String> misdeeds() {
        faults.addAll(texts("window.broken"));
        return faults;
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String expression) {
        return (List<String>) page.evaluate(expression);
    }

    @SuppressWarnings("unchecked")
    List<Number> numbers(String expression) {
        return (List<Number>) page.evaluate(expression);
    }

    @Override
    public void close() {
        context.close();
    }
}
