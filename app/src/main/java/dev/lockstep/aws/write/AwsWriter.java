package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.time.InstantSource;
import java.util.TreeMap;

/// Changes an account of AWS, with the session and within the budget by which it is read.
public final class AwsWriter implements AccountWriter {
    private final UserWrites users;
    private final GroupWrites groups;
    private final RoleWrites roles;
    private final PolicyWrites policies;
    private final CredentialWrites credentials;
    private final SecretWrites secrets;
    private final AccountWrites account;
    private final AroundWrites around;
    private final UserLooks userLooks;
    private final GroupLooks groupLooks;
    private final RoleLooks roleLooks;
    private final PolicyLooks policyLooks;
    private final CredentialLooks credentialLooks;
    private final AccountLooks accountLooks;
    private final AroundLooks aroundLooks;
    private final OwnEnd ownEnd;

    /// A writer that dates by a clock (UTC) what AWS does not date itself.
    public AwsWriter(Clients clients, Calls calls, Place place, InstantSource clock) {
        var sender = new Sender(calls, clock);
        this.users = new UserWrites(clients, sender);
        this.groups = new GroupWrites(clients, sender);
        this.roles = new RoleWrites(clients, sender);
        this.policies = new PolicyWrites(clients, sender);
        this.credentials = new CredentialWrites(clients, sender);
        this.secrets = new SecretWrites(clients, sender);
        this.account = new AccountWrites(clients, sender);
        this.around = new AroundWrites(clients, sender);
        var asker = new Asker(calls);
        this.userLooks = new UserLooks(clients, asker);
        this.groupLooks = new GroupLooks(clients, asker);
        this.roleLooks = new RoleLooks(clients, asker);
        this.policyLooks = new PolicyLooks(clients, asker, place);
        this.credentialLooks = new CredentialLooks(clients, asker, place);
        this.accountLooks = new AccountLooks(clients, asker);
        this.aroundLooks = new AroundLooks(clients, asker, place);
        this.ownEnd = new OwnEnd(place.isRoot(), clients.session()::longLivedKey);
    }

    @Override
    public Written write(Effect effect) {
        if (effect instanceof AccessKeyEffect one && !ownEnd.mayBeAsked(one)) {
            return ownEnd.refused(one);
        }
        Written written = sent(effect);
        if (written instanceof Written.Done && effect instanceof AccessKeyEffect one) {
            ownEnd.made(one);
        }
        return written;
    }

    private Written sent(Effect effect) {
        return switch (effect) {
            case UserEffect one -> users.write(one);
            case GroupEffect one -> groups.write(one);
            case RoleEffect one -> roles.write(one);
            case PolicyEffect one -> policies.write(one);
            case CredentialEffect one -> credentials.write(one);
            case MfaEffect one -> credentials.write(one);
            case AccountEffect one -> account.write(one);
            case AroundEffect one -> around.write(one);
        };
    }

    @Override
    public Written write(SecretWrite write) {
        return secrets.write(write);
    }

    @Override
    public Seen look(Effect effect) {
        if (effect instanceof AccessKeyEffect one) {
            if (!ownEnd.mayBeAsked(one)) {
                return new Seen.Missing(ownEnd.words(one));
            }
            Seen seen = seen(() -> touched(effect));
            return ownEnd.seen(one, seen);
        }
        return seen(() -> touched(effect));
    }

    private Touched touched(Effect effect) throws CallFailed {
        return switch (effect) {
            case UserEffect one -> userLooks.look(one);
            case GroupEffect one -> groupLooks.look(one);
            case RoleEffect one -> roleLooks.look(one);
            case PolicyEffect one -> policyLooks.look(one);
            case CredentialEffect one -> credentialLooks.look(one);
            case MfaEffect one -> credentialLooks.look(one);
            case AccountEffect one -> accountLooks.look(one);
            case AroundEffect one -> aroundLooks.look(one);
        };
    }

    @Override
    public Seen lastUse(String owner, String key) {
        return seen(() -> {
            var states = new TreeMap<String, String>();
            credentialLooks
                    .lastUse(key)
                    .ifPresent(time -> states.put("LastUsedDate", time.toString()));
            return new Touched(states);
        });
    }

    @Override
    public Seen accessKeys(String owner) {
        return seen(() -> credentialLooks.ids(owner));
    }

    @Override
    public Seen versions(String arn, String document) {
        return seen(() -> policyLooks.versions(arn, document));
    }

    /// A look, which AWS may refuse.
    @FunctionalInterface
    private interface Look {
        Touched look() throws CallFailed;
    }

    private static Seen seen(Look look) {
        try {
            return new Seen.Known(look.look());
        } catch (CallFailed failed) {
            Failure failure = failed.failure();
            return new Seen.Missing(
                    failure.operation() + ": " + failure.code() + ": " + failure.message());
        }
    }
}
