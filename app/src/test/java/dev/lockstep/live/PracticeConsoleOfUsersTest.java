package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.shape.FromSnapshot;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/// Users at the console: first sign-ins, passwords, their own MFA, with and without policies that
/// are enforced.
@Timeout(60)
class PracticeConsoleOfUsersTest {
    private static final String WRONG =
            "Your authentication information is incorrect. Please try again.";
    private static final Secret FIRST = new Secret("Firs7-Password!");
    private static final Secret OWN = new Secret("My-0wn-Password!");
    private static final String KEY = "AKIA0000000000000CAROL";

    private Served served;

    @AfterEach
    void stop() {
        served.close();
    }

    private static PasswordPolicy policy(Optional<Integer> maxAge, boolean hard) {
        return new PasswordPolicy(14, true, true, true, true, true, maxAge, Optional.of(24), hard);
    }

    /// dave was made a minute ago: a first password, and the policy that asks for MFA.
    private PracticeConsole serve(PasswordPolicy policy, boolean enforced) throws IOException {
        Instant now = Served.now();
        var document = (PolicyDocument) RequireMfa.document("aws", TestAccount.ID);
        PracticeState state =
                FromSnapshot.make(
                                TestAccount.account()
                                        .passwordPolicy(policy)
                                        .policy(RequireMfa.NAME, document.text())
                                        .user(
                                                "carol",
                                                user ->
                                                        user.passwordChangedDaysAgo(10)
                                                                .virtualMfa()
                                                                .activeKey(KEY, 50, 2))
                                        .user("dave", user -> user.attachedOwn(RequireMfa.NAME))
                                        .user(
                                                "erin",
                                                user ->
                                                        user.passwordChangedDaysAgo(10)
                                                                .mfa(
                                                                        "arn:aws:iam::"
                                                                                + TestAccount.ID
                                                                                + ":u2f/user/erin/key"))
                                        .user("ci", user -> user)
                                        .snapshot(),
                                now)
                        .state();
        // Its password is of now, whatever the account's dates are.
        state =
                state.after(
                        new PasswordEffect.UpdateLoginProfile("carol", true, Optional.of(false)),
                        Assigned.at(now));
        state =
                state.after(
                        new PasswordEffect.UpdateLoginProfile("erin", true, Optional.of(false)),
                        Assigned.at(now));
        served = Served.of(given(state, "dave", now), options -> options.withEnforced(enforced));
        return PracticeConsole.of(served);
    }

    private static PracticeState given(PracticeState state, String user, Instant now) {
        PracticeState next =
                state.after(new PasswordEffect.CreateLoginProfile(user, true), Assigned.at(now));
        return next.withSecrets(next.secrets().withPassword(user, FIRST));
    }

    private PracticeConsole serve() throws IOException {
        return serve(policy(Optional.of(90), false), false);
    }

    private Account truth() {
        return served.server().state().truth();
    }

    private User user(String name) {
        return truth().users().get(name);
    }

    private static PracticeConsole signInForm(
            PracticeConsole console, String account, String user, String password) {
        return console.get("sign-in/user")
                .fill(Map.of("account", account, "user", user, "password", password));
    }

    @Test
    void a_first_sign_in_asks_for_a_password_of_ones_own_and_then_for_nothing() throws IOException {
        PracticeConsole console = serve();
        console.signIn("dave", FIRST);
        assertThat(console.mustChangePassword()).isTrue();
        assertThat(console.heading()).isEqualTo("You must change your password to continue");
        console.get("security");
        assertThat(console.mustChangePassword()).isTrue();
        console.changePassword(FIRST, OWN);
        assertThat(console.heading()).isEqualTo("Console home");
        assertThat(user("dave").loginProfile().map(LoginProfile::resetRequired)).contains(false);
        assertThat(user("dave").passwordLastUsed()).isPresent();
        console.signOut().signIn("dave", OWN);
        assertThat(console.heading()).isEqualTo("Console home");
        assertThat(console.signOut().facts(Optional.of("dave")).password()).contains(OWN);
        signInForm(console, TestAccount.ID, "dave", FIRST.reveal());
        assertThat(console.error()).isEqualTo(WRONG);
    }

    @Test
    void a_new_password_must_be_typed_twice_follow_the_old_one_and_fit_the_policy()
            throws IOException {
        PracticeConsole console = serve();
        console.signIn("dave", FIRST);
        console.fill(
                Map.of("old", FIRST.reveal(), "new", OWN.reveal(), "again", "Another-1234567"));
        assertThat(console.error()).isEqualTo("The new passwords do not match.");
        console.fill(Map.of("old", "Wrong-1234567!", "new", OWN.reveal(), "again", OWN.reveal()));
        assertThat(console.error()).isEqualTo("The old password was incorrect.");
        console.fill(Map.of("old", FIRST.reveal(), "new", "short1A", "again", "short1A"));
        assertThat(console.error())
                .contains(
                        "Password should have a minimum length of 14",
                        "Password should have at least one symbol")
                .doesNotContain("short1A");
        console.fill(Map.of("old", FIRST.reveal(), "new", FIRST.reveal(), "again", FIRST.reveal()));
        assertThat(console.error()).contains("one of the last 24 passwords");
        console.fill(Map.of("old", FIRST.reveal(), "new", "", "again", ""));
        assertThat(console.error()).isNotEmpty();
        assertThat(user("dave").loginProfile().map(LoginProfile::resetRequired)).contains(true);
    }

    @Test
    void wrong_account_user_or_password_are_told_alike() throws IOException {
        PracticeConsole console = serve();
        String good = FIRST.reveal();
        for (List<String> one :
                List.of(
                        List.of("999999999999", "dave", good),
                        List.of(TestAccount.ID, "nobody", good),
                        List.of(TestAccount.ID, "DAVE", good),
                        List.of(TestAccount.ID, "<root_account>", good),
                        List.of(TestAccount.ID, "dave", "Wrong-1234567!"),
                        List.of(TestAccount.ID, "ci", ""),
                        List.of("", "", ""))) {
            signInForm(console, one.get(0), one.get(1), one.get(2));
            assertThat(console.error()).as(one.toString()).isEqualTo(WRONG);
        }
        assertThat(user("dave").passwordLastUsed()).isEmpty();
    }

    @Test
    void a_user_with_MFA_gives_a_code_and_lists_devices_and_keys() throws IOException {
        PracticeConsole console = serve();
        console.signIn("carol");
        assertThat(console.heading()).isEqualTo("Console home");
        assertThat(console.text()).doesNotContain("MFA assigned");
        console.get("security");
        assertThat(console.text())
                .contains(KEY, "Active", ":mfa/carol", "User name carol", "Update password");
        assertThat(onTheCommandLine(console)).isEqualTo(new Caller.IamUser("carol", true, true));
        console.deactivateKey(KEY).deleteKey(KEY);
        assertThat(user("carol").accessKeys()).isEmpty();
    }

    @Test
    void a_password_that_has_expired_must_be_changed_at_the_next_sign_in() throws IOException {
        PracticeConsole console = serve();
        served.server().clock().advance(Duration.ofDays(76));
        console.signIn("carol");
        assertThat(console.text()).contains("Your password will expire");
        console.signOut();
        served.server().clock().advance(Duration.ofDays(15));
        Secret old = console.facts(Optional.of("carol")).password().orElseThrow();
        console.signIn("carol");
        assertThat(console.mustChangePassword()).isTrue();
        assertThat(console.text()).contains("The password has expired.");
        console.changePassword(old, OWN);
        assertThat(console.heading()).isEqualTo("Console home");
    }

    @Test
    void under_hard_expiry_a_password_that_has_expired_is_the_end() throws IOException {
        PracticeConsole console = serve(policy(Optional.of(90), true), false);
        served.server().clock().advance(Duration.ofDays(91));
        signInForm(
                console,
                TestAccount.ID,
                "carol",
                console.facts(Optional.of("carol")).password().orElseThrow().reveal());
        assertThat(console.error()).contains("has expired", "administrator");
    }

    @Test
    void whoever_must_bring_MFA_goes_from_password_to_MFA_to_rights_where_calls_are_judged()
            throws IOException {
        PracticeConsole console = serve(policy(Optional.of(90), false), true);
        console.signIn("dave", FIRST).changePassword(FIRST, OWN);
        Secret seed = console.assignMfa("dave-phone");
        assertThat(console.text()).contains("It counts from the next sign-in");
        String serial = user("dave").mfaDevices().getFirst().serial();
        // Signed in without a code, the policy lets the device stay.
        console.get("mfa/remove?serial=" + serial).fill(Map.of());
        assertThat(console.error())
                .contains("user/dave is not authorized to perform: iam:DeactivateMFADevice");
        assertThat(console.status()).isEqualTo(422);
        console.signOut().signIn("dave");
        assertThat(console.heading()).isEqualTo("Console home");
        assertThat(seed.reveal()).isNotEmpty();
        assertThat(onTheCommandLine(console)).isEqualTo(new Caller.IamUser("dave", true, true));
    }

    @Test
    void who_may_not_change_the_password_is_told_in_AWSs_words() throws IOException {
        PasswordPolicy closed =
                new PasswordPolicy(
                        14,
                        true,
                        true,
                        true,
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false);
        PracticeConsole console = serve(closed, true);
        console.signIn("carol").get("password");
        Secret old = console.facts(Optional.of("carol")).password().orElseThrow();
        console.fill(Map.of("old", old.reveal(), "new", OWN.reveal(), "again", OWN.reveal()));
        assertThat(console.error())
                .contains(
                        "user/carol is not authorized to perform: iam:ChangePassword",
                        "no identity-based policy allows");
        console.get("mfa/assign").fill(Map.of("name", "phone-2", "kind", "app"));
        assertThat(console.error()).contains("iam:CreateVirtualMFADevice");
        console.get("key/deactivate?id=" + KEY).fill(Map.of());
        assertThat(console.error()).contains("iam:UpdateAccessKey");
    }

    @Test
    void a_user_that_vanishes_or_loses_the_password_is_signed_out_at_the_next_page()
            throws IOException {
        PracticeConsole console = serve();
        console.signIn("dave", FIRST).changePassword(FIRST, OWN);
        PracticeConsole waiting = console.another().signIn("dave", OWN);
        try (IamClient iam = iam()) {
            iam.deleteLoginProfile(one -> one.userName("dave"));
        }
        for (PracticeConsole one : List.of(console, waiting)) {
            one.get("security");
            assertThat(one.heading()).isEqualTo("Sign in");
            assertThat(one.text()).contains("You were signed out");
        }
    }

    @Test
    void a_device_that_no_app_can_play_is_played_by_a_button() throws IOException {
        PracticeConsole console = serve();
        console.get("sign-in/user");
        signInForm(
                console,
                TestAccount.ID,
                "erin",
                console.facts(Optional.of("erin")).password().orElseThrow().reveal());
        assertThat(console.text())
                .contains("FIDO key or passkey", "A practice account cannot play");
        console.fill(Map.of());
        assertThat(console.heading()).isEqualTo("Console home");
        console.get("security");
        assertThat(console.text()).contains("Passkeys and security keys");
    }

    private Caller onTheCommandLine(PracticeConsole console) {
        String id = console.commandLineAccess().get("AWS_ACCESS_KEY_ID");
        return served.server().state().secrets().sessions().get(id).caller();
    }

    private IamClient iam() {
        RunningPractice.Session session = served.running().session();
        return Clients.ready(
                IamClient.builder(),
                served.server().endpoint().toString(),
                UrlConnectionHttpClient.create(),
                AwsSessionCredentials.create(
                        session.accessKeyId(),
                        session.secret().reveal(),
                        session.token().reveal()));
    }
}
