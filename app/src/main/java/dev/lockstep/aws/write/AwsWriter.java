package dev.lockstep.aws.write;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.time.InstantSource;
import java.util.Optional;

/// Changes an account of AWS, with the session and within the budget by which it is read.
public final class AwsWriter implements AccountWriter {
    private final Clients clients;
    private final Calls calls;
    private final Sender sender;

    /// A writer that dates by a clock (UTC) what AWS does not date itself.
    public AwsWriter(Clients clients, Calls calls, InstantSource clock) {
        this.clients = clients;
        this.calls = calls;
        this.sender = new Sender(calls, clock);
    }

    @Override
    public Written write(Effect effect) {
        var account = new AccountWrites(clients.iam(), sender);
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy(PasswordPolicy policy) ->
                    account.passwordPolicy(effect, policy);
            case AccountEffect.DeleteAccountPasswordPolicy one ->
                    account.defaultPasswordPolicy(one);
            default ->
                    new Written.NotDone(
                            "NotServed", effect.operation(), Optional.empty()); // interim
        };
    }

    @Override
    public Seen look(Effect effect) {
        try {
            return new Seen.Known(touched(effect));
        } catch (CallFailed failed) {
            return missing(failed.failure());
        }
    }

    private Touched touched(Effect effect) throws CallFailed {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy _,
                    AccountEffect.DeleteAccountPasswordPolicy _ ->
                    Touched.passwordPolicy(passwordPolicy());
            default -> throw Failure.notAsDocumentedBy(effect.operation()).thrown(); // interim
        };
    }

    private Optional<PasswordPolicy> passwordPolicy() throws CallFailed {
        String operation = "iam:GetAccountPasswordPolicy";
        try {
            var answer = calls.call(operation, () -> clients.iam().getAccountPasswordPolicy());
            var policy = Calls.needed(operation, answer.passwordPolicy());
            return Optional.of(
                    new PasswordPolicy(
                            Calls.needed(operation, policy.minimumPasswordLength()),
                            isTrue(policy.requireUppercaseCharacters()),
                            isTrue(policy.requireLowercaseCharacters()),
                            isTrue(policy.requireNumbers()),
                            isTrue(policy.requireSymbols()),
                            isTrue(policy.allowUsersToChangePassword()),
                            Optional.ofNullable(policy.maxPasswordAge()).filter(days -> days > 0),
                            Optional.ofNullable(policy.passwordReusePrevention())
                                    .filter(count -> count > 0),
                            isTrue(policy.hardExpiry())));
        } catch (CallFailed failed) {
            if (failed.failure().code().startsWith("NoSuchEntity")) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static boolean isTrue(@org.jspecify.annotations.Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static Seen missing(Failure failure) {
        return new Seen.Missing(
                failure.operation() + ": " + failure.code() + ": " + failure.message());
    }
}
