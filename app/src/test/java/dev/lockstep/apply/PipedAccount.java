package dev.lockstep.apply;

import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// An account that another process keeps: what is asked goes out a line at a time, and what comes
/// back is the answer. Both sides know the run, so a write is called by its number.
final class PipedAccount implements AccountWriter {
    static final String WRITE = "write";
    static final String LOOK = "look";
    static final String VERSIONS = "versions";
    static final Set<String> ASKED = Set.of(WRITE, LOOK, VERSIONS);

    private final List<Effect> effects;
    private final PrintStream out;
    private final BufferedReader in;

    PipedAccount(RunHead head, PrintStream out, BufferedReader in) {
        this.effects = effects(head);
        this.out = out;
        this.in = in;
    }

    /// What can be asked about in a run.
    static List<Effect> effects(RunHead head) {
        return head.changes().stream()
                .flatMap(change -> change.effects().stream())
                .map(RunEffect::effect)
                .toList();
    }

    private synchronized String ask(String what, Effect effect) {
        out.println(what + " " + effects.indexOf(effect));
        out.flush();
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Written write(Effect effect) {
        String[] words = ask(WRITE, effect).split(" ", -1);
        return words[0].equals("done")
                ? new Written.Done(Assigned.of(Instant.parse(words[1]), words[2]), Optional.of("r"))
                : new Written.NotDone(words[1], "", Optional.empty());
    }

    @Override
    public Seen look(Effect effect) {
        return seen(LOOK, effect);
    }

    @Override
    public Seen versions(String arn, String document) {
        return seen(VERSIONS, new PolicyEffect.CreatePolicyVersion(arn, document, true));
    }

    private Seen seen(String what, Effect effect) {
        var states = new TreeMap<String, String>();
        for (String pair : ask(what, effect).split(" ", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", -1);
                states.put(text(parts[0]), text(parts[1]));
            }
        }
        return new Seen.Known(new Touched(states));
    }

    @Override
    public Seen lastUse(String owner, String key) {
        return new Seen.Known(RunEffect.use(Optional.empty()));
    }

    /// The answer to a line.
    static String answer(AccountDouble account, Effect effect, String what) {
        if (what.equals(WRITE)) {
            return switch (account.write(effect)) {
                case Written.Done(Assigned assigned, _) ->
                        "done " + assigned.at() + " " + assigned.id().orElse("none");
                case Written.NotDone(String code, _, _) -> "not " + code;
                case Written.Unknown _ -> throw new IllegalStateException("no call is lost here");
            };
        }
        var all = new ArrayList<String>();
        Seen seen =
                what.equals(VERSIONS)
                                && effect
                                        instanceof
                                        PolicyEffect.CreatePolicyVersion(var arn, var text, _)
                        ? account.versions(arn, text)
                        : account.look(effect);
        if (seen instanceof Seen.Known(Touched touched)) {
            touched.states().forEach((name, state) -> all.add(bytes(name) + "=" + bytes(state)));
        }
        return String.join(" ", all);
    }

    private static String bytes(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String bytes) {
        return new String(Base64.getUrlDecoder().decode(bytes), StandardCharsets.UTF_8);
    }
}
