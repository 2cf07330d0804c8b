package dev.lockstep.practice.console;

import dev.lockstep.practice.running.ClientEnvironment;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Temporary credentials of whoever has signed in, as `aws login` gives them: a session of root or
/// of the user, with MFA if a code was given.
///
/// Rule source: AWS Sign-In User Guide, "Login for AWS local development using console
/// credentials": they last as long as a session of the console, twelve hours at most.
final class CommandLinePage {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final String TITLE = "Command line access";

    private CommandLinePage() {}

    static Turn show(Visit visit, Person person, boolean mfa) {
        if (!visit.posted()) {
            return visit.page(
                    TITLE,
                    visit.form(
                            "command-line",
                            Html.of(
                                            """
                                            <p>Temporary credentials of <strong>{}</strong>, {} MFA, for 12 hours. Paste them into a shell: the AWS CLI and Lockstep then act as {} on this practice account.</p>
                                            <p class="hint">On AWS, <code>aws login</code> gives the same; there a user needs the policy SignInLocalDevelopmentAccess for it, and root needs none.</p>
                                            """,
                                            person.named(),
                                            mfa ? "with" : "without",
                                            person.named())
                                    .and(Parts.buttons("Get credentials", ""))));
        }
        Desk desk = visit.desk();
        SessionKey key = SessionKey.make(person.caller(mfa), desk.now().plus(LIFE), desk.newId());
        PracticeState next =
                desk.state()
                        .withSecrets(desk.state().secrets().withSession(key.id(), key.session()));
        Turn page =
                visit.page(
                        TITLE,
                        Html.of(
                                """
                                <p>These lines are shown this once. They act as <strong>{}</strong>, {} MFA, until {}.</p>
                                <pre id="environment" tabindex="0">{}</pre>
                                <p class="note warn">They are secret: whoever has them can do on this practice account what {} can do. They open nothing on AWS.</p>
                                <p><a href="{}">Back to the start</a></p>
                                """,
                                person.named(),
                                mfa ? "with" : "without",
                                Parts.when(
                                        java.util.Optional.of(key.session().expires()),
                                        desk.now(),
                                        ""),
                                new Html(lines(desk, key)),
                                person.named(),
                                Visit.link("")));
        return new Turn(page.visitor(), next, page.reply());
    }

    /// Lines for any POSIX shell. No value has a quote in it.
    private static String lines(Desk desk, SessionKey key) {
        Map<String, String> values =
                new LinkedHashMap<>(ClientEnvironment.session(desk.endpoint(), key));
        ClientEnvironment.NO_PROXY.forEach(name -> values.put(name, ClientEnvironment.LOOPBACK));
        return values.entrySet().stream()
                        .map(one ->
                                Html.of("export {}='{}'\n", one.getKey(), one.getValue()).source())
                        .collect(Collectors.joining())
                + "unset "
                + String.join(" ", ClientEnvironment.inTheWay(Map.of()));
    }
}
