package dev.lockstep.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The walk through root's steps as its person lives it: the program in one window, the practice
/// account's console in a real browser in the other.
@Timeout(300)
class RootWalkInBrowserTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path home;

    private Program program;
    private Chromium chromium;
    private Map<String, String> environment;

    @BeforeEach
    void start() {
        program = new Program(home);
        environment = program.practice("worst");
        chromium = Chromium.start();
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        program.run("practice", "stop", "--all");
    }

    private JsonNode json(String... arguments) {
        return JSON.readTree(program.ended(environment, arguments).said());
    }

    private Visit console(JsonNode signIn) {
        return Visit.to(
                chromium.browser(),
                URI.create(signIn.get("address").asString()),
                ColorScheme.LIGHT,
                1200,
                true);
    }

    @Test
    void what_root_does_in_the_browser_the_walk_sees_and_confirms() throws IOException {
        Program.Beside walk =
                program.begin(
                        environment,
                        "root",
                        "--yes",
                        "--every",
                        "1",
                        "--attest",
                        "alice",
                        "--owner",
                        "bob");
        JsonNode signIn = json("practice", "console", "--quiet", "--format", "json");
        try (Visit visit = console(signIn)) {
            var console = new ConsolePage(visit.page());
            walk.says("until AWS shows root's MFA");
            signIn(console, signIn);
            Secret seed = assignMfa(console);
            walk.says("AWS has it: root has MFA now.");
            walk.says("until AWS shows a change");
            // With MFA from now on.
            console.click(AriaRole.BUTTON, "Sign out");
            signIn(console, signIn);
            console.heading("Multi-factor authentication");
            visit.page().getByLabel("MFA code").fill(Totp.code(seed, Instant.now()));
            console.click(AriaRole.BUTTON, "Sign in");
            console.heading("Console home");
            deleteKeys(console);
        }
        Program.Ended seen = walk.ended();
        assertThat(seen.said())
                .contains(
                        "It is an authenticator app",
                        "AWS shows a change",
                        "The account summary, which is live, counts no key of root",
                        "root-mfa: Root has MFA.");
        assertThat(seen.status()).as(seen.said()).isEqualTo(3);
        assertThat(Files.readString(home.resolve("lockstep.yaml")))
                .contains("by: alice", "owner: bob", "root-unused");
        isConfirmed();
    }

    /// A newer report agrees.
    private void isConfirmed() {
        program.run("practice", "clock", "+5h");
        Program.Ended keys = program.ended(environment, "root", "keys");
        assertThat(keys.said()).contains("Root has no access keys.", "Gone, confirmed");
        assertThat(keys.status()).isZero();
        Program.Ended mfa = program.ended(environment, "root", "mfa");
        assertThat(mfa.said()).contains("Root has MFA.");
        assertThat(mfa.status()).isZero();
        JsonNode root = json("root", "--no-wait", "--quiet", "--format", "json");
        assertThat(root.get("mfa").get("state").asString()).isEqualTo("on");
        assertThat(root.get("accessKeys").get("state").asString()).isEqualTo("none");
    }

    @Test
    void the_guide_on_a_terminal_waits_for_what_root_does_in_the_browser() {
        Program.Beside guide = program.onTerminal(environment, "guide", "--step", "2");
        var talk = new Talk(guide);
        JsonNode signIn = json("practice", "console", "--quiet", "--format", "json");
        try (Visit visit = console(signIn)) {
            var console = new ConsolePage(visit.page());
            talk.until("until AWS shows root's MFA");
            signIn(console, signIn);
            assignMfa(console);
            talk.until("AWS has it: root has MFA now.");
            talk.until("until AWS shows a change");
            console.click(AriaRole.LINK, "Practice console");
            deleteKeys(console);
            talk.until("AWS shows a change.");
        }
        talk.until("Step 4 of 8");
        talk.leave();
        assertThat(guide.ended().status()).as(guide.shown()).isIn(0, 1);
        isConfirmed();
        JsonNode steps = json("guide", "--status", "--format", "json").get("steps");
        assertThat(steps.get(2).get("standing").asString()).as(steps.toString()).isEqualTo("done");
    }

    /// The person at the guide's terminal, who does root's part and leaves the rest for later.
    private static final class Talk {
        private static final Pattern TASK = Pattern.compile("With: lockstep ([^\n]*)\n");
        private static final Pattern CHOICE = Pattern.compile("\\[Enter\\][^\\[]*q\\s+leave: $");

        private final Program.Beside guide;
        private int answered;
        private boolean isLeaving;

        Talk(Program.Beside guide) {
            this.guide = guide;
        }

        /// Answers until something is shown.
        void until(String words) {
            try {
                for (int i = 0; i < 1_800; i++) {
                    if (guide.words().contains(words)) {
                        return;
                    }
                    answer();
                    Thread.sleep(50);
                }
                throw new AssertionError("it does not show " + words + ":\n" + guide.shown());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /// Leaves at the next choice.
        void leave() {
            isLeaving = true;
            try {
                for (int i = 0; i < 1_200 && guide.process().isAlive(); i++) {
                    answer();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private void answer() {
            String shown = guide.shown();
            if (shown.length() == answered || !shown.endsWith(" ")) {
                return;
            }
            String line;
            if (CHOICE.matcher(shown).find()) {
                line = isLeaving ? "q" : isRoots(shown) ? "" : "l";
            } else if (shown.endsWith("[yes/no] ")) {
                line = "yes";
            } else if (shown.endsWith("? ") || shown.endsWith(": ")) {
                line = "";
            } else {
                return;
            }
            answered = shown.length();
            guide.type(line);
        }

        private static boolean isRoots(String shown) {
            String last =
                    TASK.matcher(shown)
                            .results()
                            .map(one -> one.group(1))
                            .reduce((_, next) -> next)
                            .orElse("");
            return last.equals("root mfa") || last.equals("root keys");
        }
    }

    private static void signIn(ConsolePage console, JsonNode signIn) {
        console.signInAsRoot(
                signIn.get("email").asString(), new Secret(signIn.get("password").asString()));
    }

    /// By the key that the page shows, with two codes in a row.
    private static Secret assignMfa(ConsolePage console) {
        Page page = console.page();
        console.click(AriaRole.LINK, "Assign MFA");
        page.getByLabel("Device name").fill("root-phone");
        console.click(AriaRole.BUTTON, "Next");
        page.getByText("Show secret key").click();
        var seed = new Secret(page.locator("#secret-key").textContent());
        page.getByLabel("MFA code 1").fill(Totp.code(seed, Instant.now().minusSeconds(90)));
        page.getByLabel("MFA code 2").fill(Totp.code(seed, Instant.now().minusSeconds(60)));
        console.click(AriaRole.BUTTON, "Add MFA");
        assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("MFA device assigned");
        return seed;
    }

    /// Each inactive first, then deleted with its id typed.
    private static void deleteKeys(ConsolePage console) {
        Page page = console.page();
        console.click(AriaRole.LINK, "Manage access keys");
        List<String> keys =
                page.locator("section[aria-labelledby=access-keys] dd code").allTextContents();
        assertThat(keys).hasSize(2).allMatch(key -> key.startsWith("AKIA"));
        for (String key : keys) {
            if (isActive(page, key)) {
                console.act(key, "Deactivate");
                console.click(AriaRole.BUTTON, "Deactivate");
            }
            console.act(key, "Delete");
            page.getByLabel("To confirm deletion, enter the access key ID").fill(key);
            console.click(AriaRole.BUTTON, "Delete");
        }
        assertThat(page.locator("main").textContent()).contains("No access keys.");
    }

    private static boolean isActive(Page page, String key) {
        return page.locator("li.card", new Page.LocatorOptions().setHasText(key))
                .locator(".status")
                .textContent()
                .equals("Active");
    }
}
