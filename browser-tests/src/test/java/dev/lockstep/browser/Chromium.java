package dev.lockstep.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;

/// The browser that `./test --long` found.
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    static Chromium start() {
        String place = System.getenv("LOCKSTEP_CHROMIUM");
        if (place == null) {
            throw new IllegalStateException(
                    "LOCKSTEP_CHROMIUM names no browser; ./test --long looks for one");
        }
        Playwright playwright = Playwright.create();
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of(place))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync"))));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
