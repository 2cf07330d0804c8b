package dev.lockstep.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.secret.Secret;

/// The practice account's console in a browser, as somebody with a mouse uses it.
record ConsolePage(Page page) {
    void click(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    void heading(String text) {
        assertThat(page.locator("h1").textContent()).isEqualTo(text);
    }

    void signInAsRoot(String email, Secret password) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Root user")).click();
        page.getByLabel("Root user email address").fill(email);
        page.getByLabel("Password").fill(password.reveal());
        click(AriaRole.BUTTON, "Sign in");
    }

    /// Chooses something from the menu of an access key.
    void act(String key, String action) {
        page.getByText("Actions for " + key).locator("xpath=ancestor-or-self::summary").click();
        page.locator("details[open]")
                .getByText(action, new Locator.GetByTextOptions().setExact(true))
                .click();
    }
}
