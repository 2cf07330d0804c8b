package dev.lockstep.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sheet of step 8 as people meet it: on a screen, a phone and paper. With
/// `-Dlockstep.picture=FILE` it makes the picture of the README.
@Timeout(300)
class SheetInBrowserTest {
    @TempDir static Path home;

    private static Chromium chromium;
    private static Path sheet;

    @BeforeAll
    static void start() {
        // By this seed the first people stand in different ways.
        sheet = new Program(home).sheet("sheet", "typical", 14, 4);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1200", "DARK, 1200", "LIGHT, 360", "DARK, 360"})
    void axe_finds_nothing_and_nothing_is_wider_than_the_screen(ColorScheme scheme, int width) {
        try (Visit visit = Visit.toPlain(chromium.browser(), sheet, scheme, width)) {
            Page page = visit.page();
            page.evaluate(
                    "() => document.querySelectorAll('.card').forEach((one) =>"
                            + " one.style.setProperty('content-visibility', 'visible'))");
            List<String> found =
                    new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(rule ->
                                            Set.of("moderate", "serious", "critical")
                                                    .contains(rule.getImpact()))
                                    .map(rule -> rule.getId() + ": " + rule.getNodes())
                                    .toList();
            assertThat(found).isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(visit.misdeeds()).isEmpty();
        }
    }

    @Test
    void each_card_says_in_words_what_holds() {
        try (Visit visit = Visit.toPlain(chromium.browser(), sheet, ColorScheme.LIGHT, 1000)) {
            Page page = visit.page();
            // Cards below the screen are not laid out yet, and have no inner text.
            assertThat(page.locator(".five b").allTextContents())
                    .isNotEmpty()
                    .allMatch(text ->
                            text.matches("(?s).*(holds|does not hold|not known|does not apply)"));
            assertThat(page.locator(".card .state").allTextContents())
                    .isNotEmpty()
                    .allMatch(text -> text.matches("(?s).*[a-z]{4}.*"));
        }
    }

    @Test
    void on_paper_no_card_is_cut_off_at_the_side() {
        try (Visit visit = Visit.toPlain(chromium.browser(), sheet, ColorScheme.LIGHT, 794)) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(794);
            assertThat(page.pdf()).hasSizeGreaterThan(1_000);
        }
    }

    @Test
    void a_picture_is_made_where_it_is_asked_for() throws Exception {
        String file = System.getProperty("lockstep.picture", "");
        Path picture = file.isEmpty() ? home.resolve("sheet.png") : Path.of("..").resolve(file);
        try (BrowserContext context =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setColorScheme(ColorScheme.LIGHT)
                                        .setViewportSize(1080, 900))) {
            Page page = context.newPage();
            page.navigate(sheet.toUri().toString());
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        }
        assertThat(Files.size(picture)).isLessThan(150_000);
    }
}
