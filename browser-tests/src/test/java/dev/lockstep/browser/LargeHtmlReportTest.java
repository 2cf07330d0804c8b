package dev.lockstep.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account of 5,000 users in a browser: it never stands still, and the filter answers at once.
/// The figures go to `target/html-report.txt`.
class LargeHtmlReportTest {
    private static final int LONG_TASK = 500;
    private static final int FILTER = 100;
    private static final int TRIES = 5;

    @TempDir static Path home;

    @Test
    void with_5000_users_no_task_is_long_and_each_filter_answers_within_100_ms()
            throws IOException {
        var program = new Program(home);
        Path report = program.audited("large", "typical", 5000);
        var figures = new ArrayList<String>();
        figures.add("bytes " + Files.size(report));
        try (Chromium chromium = Chromium.start();
                Visit visit =
                        Visit.to(chromium.browser(), report, ColorScheme.LIGHT, 1200, true)) {
            Page page = visit.page();
            figures.add(page.innerText("#outcome"));
            figures.add("long tasks while opening, ms: " + visit.numbers("window.longTasks"));
            assertThat(page.innerText("#outcome")).matches("1,[0-9]+ of [0-9]{2},[0-9]+ .*");
            for (String query : List.of("a", "aisha", "key days old", "nobody-at-all", "")) {
                figures.add(best(visit, query, false));
            }
            for (String query : List.of("a", "aisha", "key days old", "nobody-at-all", "")) {
                figures.add(best(visit, query, true));
            }
            page.fill("#people-text", "aisha");
            page.locator("#people-more button").click();
            List<Number> tasks = visit.numbers("window.longTasks");
            figures.add("all long tasks, ms: " + tasks);
            Files.write(Path.of("target", "html-report.txt"), figures);
            figures.forEach(System.out::println);
            assertThat(tasks).allSatisfy(task -> assertThat(task.doubleValue()).isLessThan(LONG_TASK));
            assertThat(visit.misdeeds()).isEmpty();
        }
    }

    /// The time from a change of the text to the frame that shows what it found. The best of some
    /// tries counts: whatever else the machine does only adds to it.
    private static String best(Visit visit, String query, boolean all) {
        var times = new ArrayList<Integer>();
        for (int i = 0; i < TRIES; i++) {
            Object took =
                    visit.page()
                            .evaluate(
                                    """
                                    async ([query, all]) => {
                                      const text = document.getElementById('filter-text');
                                      document.querySelectorAll('input[name=status]').forEach(
                                        (box) => { box.checked = all || box.defaultChecked; });
                                      text.value = '';
                                      text.dispatchEvent(new Event('input', {bubbles: true}));
                                      const frame = () => new Promise((done) =>
                                        requestAnimationFrame(() => setTimeout(done, 0)));
                                      await frame();
                                      await frame();
                                      while (document.querySelector('[aria-busy]')) await frame();
                                      text.value = query;
                                      const start = performance.now();
                                      text.dispatchEvent(new Event('input', {bubbles: true}));
                                      await frame();
                                      await new Promise((done) => requestAnimationFrame(done));
                                      return Math.round(performance.now() - start);
                                    }
                                    """,
                                    List.of(query, all));
            times.add((Integer) took);
        }
        int best = Collections.min(times);
        assertThat(best).as(query + " of " + times).isLessThan(FILTER);
        return "filter '" + query + "'" + (all ? ", every status" : "") + ", ms: " + times;
    }
}
