package dev.lockstep.practice.state;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a practice account knows and shows nobody.
///
/// @param keys by access key id: the secret access key of each key of a user or of root
/// @param sessions by access key id: temporary credentials
/// @param passwords by user name (root under [dev.lockstep.account.Root#NAME])
/// @param seeds by serial of a virtual MFA device
/// @param usedCodes by serial: the time steps whose codes were taken, so that none is taken twice
/// @param outOfStep serials of devices that were enabled with codes of long ago: their single codes
///   are not taken until they are brought into step (iam:ResyncMFADevice)
/// @param former by user name: the passwords before the present one, newest first, as many as a
///   password policy can remember
public record Secrets(
        Map<String, Secret> keys,
        Map<String, Session> sessions,
        Map<String, Secret> passwords,
        Map<String, Secret> seeds,
        Map<String, Set<Long>> usedCodes,
        Set<String> outOfStep,
        Map<String, List<Secret>> former) {
    /// The most that a password policy can remember (iam:UpdateAccountPasswordPolicy).
    private static final int REMEMBERED = 24;

    public static final Secrets NONE =
            new Secrets(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Secrets {
        keys = Map.copyOf(keys);
        sessions = Map.copyOf(sessions);
        passwords = Map.copyOf(passwords);
        seeds = Map.copyOf(seeds);
        usedCodes = Map.copyOf(usedCodes);
        outOfStep = Set.copyOf(outOfStep);
        former = Map.copyOf(former);
    }

    /// Secrets with each device in step.
    public Secrets(
            Map<String, Secret> keys,
            Map<String, Session> sessions,
            Map<String, Secret> passwords,
            Map<String, Secret> seeds,
            Map<String, Set<Long>> usedCodes,
            Map<String, List<Secret>> former) {
        this(keys, sessions, passwords, seeds, usedCodes, Set.of(), former);
    }

    /// Temporary credentials.
    ///
    /// @param caller as whom they act
    /// @param expires when they end (UTC)
    /// @param kind how they came about
    public record Session(Secret secret, Secret token, Caller caller, Instant expires, Kind kind) {
        /// Credentials of a sign-in, or of a role.
        public Session(Secret secret, Secret token, Caller caller, Instant expires) {
            this(secret, token, caller, expires, new Kind.Plain());
        }

        /// The same credentials of somebody else.
        Session of(Caller other) {
            return new Session(secret, token, other, expires, kind);
        }
    }

    /// How temporary credentials came about, as far as something hangs on it.
    public sealed interface Kind {
        /// From a sign-in at the console, or of a role by which somebody enters from elsewhere.
        record Plain() implements Kind {}

        /// Of a role, from sts:AssumeRole.
        ///
        /// @param policy the session policy of the request, if it gave one
        /// @param policyArns managed policies that limit the session beside it
        /// @param tags of the session, beside those of the role
        /// @param sourceIdentity as the request gave it
        /// @param issued when they were made (UTC)
        record RoleToken(
                Optional<PolicyDocument> policy,
                List<String> policyArns,
                Map<String, String> tags,
                Optional<String> sourceIdentity,
                Instant issued)
                implements Kind {
            public RoleToken {
                policyArns = List.copyOf(policyArns);
                tags = Map.copyOf(tags);
            }

            /// Whether session policies limit what the role allows.
            public boolean isLimited() {
                return policy.isPresent() || !policyArns.isEmpty();
            }
        }

        /// From sts:GetSessionToken.
        ///
        /// @param factor when an MFA code was given for them (UTC); absent: without MFA, so that
        ///   IAM takes them for nothing (API_GetSessionToken)
        record SessionToken(Optional<Instant> factor) implements Kind {}
    }

    public Secrets withKey(String id, Secret secret) {
        return new Secrets(
                with(keys, id, secret), sessions, passwords, seeds, usedCodes, outOfStep, former);
    }

    public Secrets withoutKey(String id) {
        return new Secrets(
                without(keys, id), sessions, passwords, seeds, usedCodes, outOfStep, former);
    }

    public Secrets withSession(String id, Session session) {
        return new Secrets(
                keys, with(sessions, id, session), passwords, seeds, usedCodes, outOfStep, former);
    }

    public Secrets withPassword(String user, Secret password) {
        var before = new ArrayList<Secret>();
        Optional.ofNullable(passwords.get(user)).ifPresent(before::add);
        before.addAll(former.getOrDefault(user, List.of()));
        return new Secrets(
                keys,
                sessions,
                with(passwords, user, password),
                seeds,
                usedCodes,
                outOfStep,
                with(former, user, before.stream().limit(REMEMBERED).toList()));
    }

    public Secrets withoutPassword(String user) {
        return new Secrets(
                keys,
                sessions,
                without(passwords, user),
                seeds,
                usedCodes,
                outOfStep,
                without(former, user));
    }

    public Secrets withSeed(String serial, Secret seed) {
        return new Secrets(
                keys, sessions, passwords, with(seeds, serial, seed), usedCodes, outOfStep, former);
    }

    public Secrets withoutSeed(String serial) {
        return new Secrets(
                keys,
                sessions,
                passwords,
                without(seeds, serial),
                without(usedCodes, serial),
                outOfStep.stream().filter(one -> !one.equals(serial)).collect(toSet()),
                former);
    }

    public Secrets withUsedCode(String serial, long step) {
        var used = new HashSet<>(usedCodes.getOrDefault(serial, Set.of()));
        used.add(step);
        return new Secrets(
                keys,
                sessions,
                passwords,
                seeds,
                with(usedCodes, serial, Set.copyOf(used)),
                outOfStep,
                former);
    }

    /// The secrets after a device was brought into step, or fell out of it.
    public Secrets withStep(String serial, boolean inStep) {
        var out = new HashSet<>(outOfStep);
        if (inStep) {
            out.remove(serial);
        } else {
            out.add(serial);
        }
        return new Secrets(keys, sessions, passwords, seeds, usedCodes, out, former);
    }

    public Optional<Secret> password(String user) {
        return Optional.ofNullable(passwords.get(user));
    }

    /// The secrets after a user got another name: its password and its sessions stay its own.
    public Secrets withRenamedUser(String before, String after) {
        var names = new HashMap<>(passwords);
        Secret password = names.remove(before);
        if (password != null) {
            names.put(after, password);
        }
        var acting = new HashMap<>(sessions);
        acting.replaceAll((_, session) ->
                session.caller() instanceof Caller.IamUser user && user.name().equals(before)
                        ? session.of(new Caller.IamUser(after, user.mfa(), user.temporary()))
                        : session);
        var remembered = new HashMap<>(former);
        List<Secret> own = remembered.remove(before);
        if (own != null) {
            remembered.put(after, own);
        }
        return new Secrets(keys, acting, names, seeds, usedCodes, outOfStep, remembered);
    }

    /// The secrets after a user is gone: whoever gets its name later gets nothing else of it.
    public Secrets withoutUser(String name) {
        var acting = new HashMap<>(sessions);
        acting.values()
                .removeIf(session ->
                        session.caller() instanceof Caller.IamUser user
                                && user.name().equals(name));
        return new Secrets(
                keys,
                acting,
                without(passwords, name),
                seeds,
                usedCodes,
                outOfStep,
                without(former, name));
    }

    /// The secrets after a role is gone: its sessions end.
    public Secrets withoutRole(String name) {
        var acting = new HashMap<>(sessions);
        acting.values()
                .removeIf(session ->
                        session.caller() instanceof Caller.RoleSession role
                                && role.role().equals(name));
        return new Secrets(keys, acting, passwords, seeds, usedCodes, outOfStep, former);
    }

    public Optional<Secret> seed(String serial) {
        return Optional.ofNullable(seeds.get(serial));
    }

    private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
        var copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <T> Map<String, T> without(Map<String, T> map, String key) {
        var copy = new HashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
