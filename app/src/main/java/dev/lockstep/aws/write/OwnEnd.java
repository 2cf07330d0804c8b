package dev.lockstep.aws.write;

import dev.lockstep.account.Root;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.touched.CredentialTouched;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Access keys for which it matters who signs: those of root, which only root can list and change,
/// since a call without a user name acts on the keys of whoever signs it; and the key that signs,
/// after whose end AWS answers nothing more (IAM API reference, "UpdateAccessKey",
/// "DeleteAccessKey").
final class OwnEnd {
    private static final String DENIED = "AccessDenied";

    /// How the look fails with which AWS says that it does not know the key, or that it is
    /// inactive. Any other failure shows nothing of the key: a signature is refused for a wrong
    /// clock, too.
    private static final Pattern NOT_KNOWN =
            Pattern.compile("[a-z]+:[A-Za-z]+: InvalidClientTokenId: ");

    private final boolean isRoot;
    private final Supplier<Optional<String>> signing;

    /// The ids of keys that signed their own end, as AWS said.
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    /// @param isRoot whether root itself asks
    /// @param signing the id of the long-lived key that signs, if one does
    OwnEnd(boolean isRoot, Supplier<Optional<String>> signing) {
        this.isRoot = isRoot;
        this.signing = signing;
    }

    /// Whether a call about a key would be about that key, and not about one of the caller's own.
    boolean mayBeAsked(AccessKeyEffect effect) {
        return isRoot || !owner(effect).equals(Root.NAME);
    }

    /// What is said of a call that would not be.
    String words(AccessKeyEffect effect) {
        return effect.operation() + ": only root itself can list and change its keys";
    }

    Written.NotDone refused(AccessKeyEffect effect) {
        return new Written.NotDone(DENIED, words(effect), Optional.empty());
    }

    /// AWS has carried out a write.
    void made(AccessKeyEffect effect) {
        switch (effect) {
            case AccessKeyEffect.UpdateAccessKey(var _, var id, boolean active) when !active ->
                    note(id);
            case AccessKeyEffect.DeleteAccessKey(var _, var id) -> note(id);
            case AccessKeyEffect.UpdateAccessKey _, AccessKeyEffect.CreateAccessKey _ -> {
                // Nothing ends.
            }
        }
    }

    private void note(String id) {
        if (signing.get().filter(id::equals).isPresent()) {
            ended.add(id);
        }
    }

    /// What a look shows. That AWS does not take the key any more which has signed its own end
    /// shows that it has ended.
    Seen seen(AccessKeyEffect effect, Seen seen) {
        if (!(seen instanceof Seen.Missing(String why)) || !NOT_KNOWN.matcher(why).lookingAt()) {
            return seen;
        }
        return switch (effect) {
            case AccessKeyEffect.UpdateAccessKey(var owner, var id, boolean active)
                    when !active && ended.contains(id) ->
                    new Seen.Known(CredentialTouched.accessKey(owner, id, Optional.of(false)));
            case AccessKeyEffect.DeleteAccessKey(var owner, var id) when ended.contains(id) ->
                    new Seen.Known(CredentialTouched.accessKey(owner, id, Optional.empty()));
            case AccessKeyEffect.UpdateAccessKey _,
                    AccessKeyEffect.DeleteAccessKey _,
                    AccessKeyEffect.CreateAccessKey _ ->
                    seen;
        };
    }

    private static String owner(AccessKeyEffect effect) {
        return switch (effect) {
            case AccessKeyEffect.CreateAccessKey(var owner) -> owner;
            case AccessKeyEffect.UpdateAccessKey(var owner, _, _) -> owner;
            case AccessKeyEffect.DeleteAccessKey(var owner, _) -> owner;
        };
    }
}
