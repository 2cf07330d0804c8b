package dev.lockstep.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.practice.console.Entrance;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The practice account's console as people meet it: in a browser, on a phone, by keyboard alone,
/// by screen reader; and that nothing of it needs a script.
@Timeout(300)
class PracticeConsoleInBrowserTest {
    /// A folder for pictures of the pages, to look at them.
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("console.pictures")).map(Path::of);

    private static final Secret TOKEN = new Secret("control");
    private static final Secret FIRST = new Secret("Firs7-Password!");
    private static final Secret OWN = new Secret("My-0wn-Password!");

    private static Chromium chromium;

    private PracticeServer server;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        PracticeState state = AccountShape.WORST.make(4, 1, now).state();
        String user = userWithoutPassword(state.truth());
        state = state.after(new PasswordEffect.CreateLoginProfile(user, true), Assigned.at(now));
        server =
                PracticeServer.start(
                        state.withSecrets(state.secrets().withPassword(user, FIRST)),
                        Options.of(AllOperations.list(), TOKEN, InstantSource.system()));
    }

    private static String userWithoutPassword(Account account) {
        return account.users().values().stream()
                .filter(user -> user.loginProfile().isEmpty() && user.mfaDevices().isEmpty())
                .findFirst()
                .orElseThrow()
                .name();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Account truth() {
        return server.state().truth();
    }

    private Visit visit(ColorScheme scheme, int width, boolean scripts) {
        return Visit.to(
                chromium.browser(),
                URI.create(Entrance.address(server.endpoint(), TOKEN).reveal()),
                scheme,
                width,
                scripts);
    }

    /// What is wrong with the page as it is: by axe, by its width.
    private static void look(Page page, String name) {
        page.evaluate(
                "document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        PICTURES.ifPresent(folder ->
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(folder.resolve(name + ".png"))));
        List<String> violations =
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " " + nodes(rule))
                                .toList();
        assertThat(violations).as(name).isEmpty();
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " is no wider than the screen")
                .isTrue();
    }

    private static String nodes(Rule rule) {
        return rule.getNodes().stream().map(node -> node.getHtml()).toList().toString();
    }

    private static void click(Page page, AriaRole role, String name) {
        new ConsolePage(page).click(role, name);
    }

    private static void heading(Page page, String text) {
        new ConsolePage(page).heading(text);
    }

    /// A form that is not taken is told by its status, too, and the QR code stands in the page.
    private static List<String> misdeeds(Visit visit) {
        return visit.misdeeds().stream()
                .filter(one -> !one.contains("status of 422") && !one.startsWith("asked for data:"))
                .toList();
    }

    private void signInAsRoot(Page page) {
        new ConsolePage(page)
                .signInAsRoot(
                        "root@example.com",
                        server.state().secrets().password(Root.NAME).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1200", "DARK, 360"})
    void root_signs_in_sets_MFA_up_and_gets_rid_of_its_keys(ColorScheme scheme, int width) {
        String look = scheme.name().toLowerCase(java.util.Locale.ROOT) + "-";
        try (Visit visit = visit(scheme, width, true)) {
            Page page = visit.page();
            assertThat(page.url()).matches(server.endpoint() + "/_console/[\\w-]{43}/");
            look(page, look + "01-sign-in");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Root user")).click();
            click(page, AriaRole.BUTTON, "Sign in");
            look(page, look + "02-root-refused");
            click(page, AriaRole.LINK, "Cancel");
            signInAsRoot(page);
            heading(page, "Console home");
            look(page, look + "03-home");
            click(page, AriaRole.LINK, "Assign MFA");
            look(page, look + "04-assign");
            page.getByLabel("Device name").fill("root-phone");
            click(page, AriaRole.BUTTON, "Next");
            heading(page, "Set up device");
            page.getByText("Show QR code").click();
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "(() => { const one = document.querySelector('.qr img');"
                                                    + " return one.complete && one.naturalWidth > 0; })()"))
                    .isTrue();
            look(page, look + "05-set-up");
            var seed = new Secret(page.locator("#secret-key").textContent());
            page.getByLabel("MFA code 1").fill(Totp.code(seed, Instant.now().minusSeconds(90)));
            page.getByLabel("MFA code 2").fill(Totp.code(seed, Instant.now().minusSeconds(60)));
            click(page, AriaRole.BUTTON, "Add MFA");
            heading(page, "My security credentials");
            assertThat(page.getByRole(AriaRole.STATUS).textContent())
                    .contains("MFA device assigned");
            look(page, look + "06-security");
            assertThat(truth().root().mfaDevices()).hasSize(1);
            click(page, AriaRole.BUTTON, "Sign out");
            signInAsRoot(page);
            heading(page, "Multi-factor authentication");
            look(page, look + "07-code");
            page.getByLabel("MFA code").fill(Totp.code(seed, Instant.now()));
            click(page, AriaRole.BUTTON, "Sign in");
            heading(page, "Console home");
            keys(page, look);
            // The menu at the top right, as on AWS.
            page.locator("nav summary").click();
            click(page, AriaRole.LINK, "Command line access");
            click(page, AriaRole.BUTTON, "Get credentials");
            look(page, look + "10-command-line");
            assertThat(page.locator("#environment").textContent()).contains("export ");
            assertThat(misdeeds(visit)).isEmpty();
        }
    }

    private void keys(Page page, String look) {
        click(page, AriaRole.LINK, "Manage access keys");
        boolean first = true;
        for (AccessKey key : truth().root().accessKeys()) {
            if (key.active()) {
                act(page, key.id(), "Deactivate");
                if (first) {
                    look(page, look + "08-deactivate");
                }
                click(page, AriaRole.BUTTON, "Deactivate");
            }
            act(page, key.id(), "Delete");
            if (first) {
                look(page, look + "09-delete");
            }
            page.getByLabel("To confirm deletion, enter the access key ID").fill(key.id());
            click(page, AriaRole.BUTTON, "Delete");
            first = false;
        }
        assertThat(truth().root().accessKeys()).isEmpty();
        assertThat(page.locator("main").textContent())
                .contains("No access keys.")
                .doesNotContain("You have root user access keys");
    }

    private static void act(Page page, String key, String action) {
        new ConsolePage(page).act(key, action);
    }

    /// Tab, Space and Enter are enough.
    @Test
    void a_person_changes_the_first_password_and_sets_MFA_up_by_keyboard_alone() {
        String user =
                truth().users().values().stream()
                        .filter(one ->
                                one.loginProfile().filter(LoginProfile::resetRequired).isPresent())
                        .findFirst()
                        .orElseThrow()
                        .name();
        try (Visit visit = visit(ColorScheme.LIGHT, 800, true)) {
            Page page = visit.page();
            var keys = new Keyboard(page);
            keys.to("IAM user A person").enter();
            keys.to("IAM username").type(user);
            keys.to("Password").type(FIRST.reveal());
            keys.enter();
            heading(page, "You must change your password to continue");
            look(page, "person-01-password");
            keys.to("Current password").type(FIRST.reveal());
            keys.to("New password").type(OWN.reveal());
            keys.to("Confirm new password").type(OWN.reveal());
            keys.to("Confirm password change").enter();
            heading(page, "Console home");
            keys.to("Assign MFA").enter();
            keys.to("Device name").type(user + "-phone");
            keys.to("Next").enter();
            keys.to("Show QR code").press("Enter");
            assertThat(page.locator(".qr img").isVisible()).isTrue();
            keys.to("Show secret key").press("Space");
            var seed = new Secret(page.locator("#secret-key").textContent());
            keys.to("MFA code 1").type(Totp.code(seed, Instant.now().minusSeconds(90)));
            keys.to("MFA code 2").type(Totp.code(seed, Instant.now().minusSeconds(60)));
            // In the last line, Enter sends the form and does not leave it.
            keys.enter();
            heading(page, "My security credentials");
            look(page, "person-02-security");
            keys.to("Sign out").enter();
            keys.to("IAM user A person").enter();
            keys.to("IAM username").type(user);
            keys.to("Password").type(OWN.reveal());
            keys.to("Sign in").enter();
            keys.to("MFA code").type(Totp.code(seed, Instant.now()));
            keys.enter();
            heading(page, "Console home");
            assertThat(truth().users().get(user).mfaDevices()).hasSize(1);
            assertThat(misdeeds(visit)).isEmpty();
        }
    }

    @Test
    void without_scripts_everything_is_the_same() {
        try (Visit visit = visit(ColorScheme.DARK, 1200, false)) {
            Page page = visit.page();
            signInAsRoot(page);
            heading(page, "Console home");
            click(page, AriaRole.LINK, "Manage access keys");
            heading(page, "My security credentials");
        }
    }

    /// Somebody who has no mouse.
    private record Keyboard(Page page) {
        /// Goes on with Tab until something has the focus whose name begins so.
        Keyboard to(String name) {
            var passed = new TreeSet<String>();
            for (int pressed = 0; pressed < 60; pressed++) {
                page.keyboard().press("Tab");
                String here = (String) page.evaluate(NAME);
                if (here.startsWith(name)) {
                    return this;
                }
                passed.add(here);
            }
            throw new AssertionError("nothing is called " + name + "; there is " + passed);
        }

        void type(String text) {
            page.keyboard().type(text);
        }

        /// Where nothing else is opened.
        void press(String key) {
            page.keyboard().press(key);
        }

        /// Enter, where it opens another page.
        void enter() {
            page.evaluate("window.isLeft = true");
            page.keyboard().press("Enter");
            page.waitForCondition(this::isThere);
        }

        private boolean isThere() {
            try {
                return Boolean.TRUE.equals(
                        page.evaluate("!window.isLeft && document.readyState === 'complete'"));
            } catch (PlaywrightException _) {
                // Between two pages there is nothing to ask.
                return false;
            }
        }

        private static final String NAME =
                """
                (() => { const one = document.activeElement;
                         const text = one.labels && one.labels.length ? one.labels[0].innerText
                           : one.innerText || '';
                         return text.replace(/\\s+/g, ' ').trim(); })()
                """;
    }
}
