package dev.lockstep.aws;

import dev.lockstep.account.ReadKey;
import dev.lockstep.aws.call.Budget;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.aws.session.Session;
import dev.lockstep.aws.session.Sessions;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.NoSession;
import dev.lockstep.collect.SessionRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Opens accounts of AWS, or of whatever speaks its protocol at an endpoint.
public final class AwsAccounts implements Accounts {
    private static final String GET_CALLER = "sts:GetCallerIdentity";

    /// With this code AWS says that it does not know the access key, or that it is inactive (AWS
    /// STS API Reference, "Common error types").
    private static final String KEY_NOT_KNOWN = "InvalidClientTokenId";

    /// With these codes AWS says that the credentials themselves are no good, for whatever reason:
    /// a signature fits neither another secret nor a wrong clock.
    private static final Set<String> NOT_TAKEN =
            Set.of(
                    "UnrecognizedClientException",
                    "SignatureDoesNotMatch",
                    "InvalidSignatureException",
                    "IncompleteSignature",
                    "InvalidAccessKeyId",
                    "MissingAuthenticationToken",
                    "AuthFailure",
                    "InvalidToken");

    private static final Set<String> RUN_OUT =
            Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");

    private final String version;
    private final InstantSource machineClock;
    private final Limits limits;

    /// Accounts, read by this program.
    ///
    /// @param version of Lockstep
    /// @param machineClock the time (UTC) of this machine, by which sessions end
    public AwsAccounts(String version, InstantSource machineClock, Limits limits) {
        this.version = version;
        this.machineClock = machineClock;
        this.limits = limits;
    }

    @Override
    public List<String> actions() {
        var all = new TreeSet<String>();
        ReadKey.all().forEach(key -> all.addAll(key.operations()));
        all.add("organizations:ListParents");
        return List.copyOf(all);
    }

    @Override
    public Collector open(SessionRequest request) {
        Instant began = request.clock().instant();
        Session session = Sessions.open(request, machineClock);
        session.needKeys();
        var clients = new Clients(session, session.http(limits));
        // Making a client takes the longest of all; it is done while AWS says who asks.
        Thread.startVirtualThread(clients::iam);
        var budget = new Budget(limits);
        var reading = new Reading(clients, new Calls(budget), new Gathered(request.clock()));
        Optional<GetCallerIdentityResponse> caller = caller(reading, session);
        Optional<String> arn = caller.flatMap(one -> Optional.ofNullable(one.arn()));
        var head =
                new Gathered.Head(
                        version,
                        caller.flatMap(one -> Optional.ofNullable(one.account()))
                                .filter(id -> id.matches("[0-9]{12}")),
                        arn.map(text -> text.split(":", -1))
                                .filter(parts -> parts.length > 1)
                                .map(parts -> parts[1])
                                .filter(name -> name.matches("[a-z][a-z0-9-]*")),
                        session.region());
        boolean isRoot = arn.filter(text -> text.endsWith(":root")).isPresent();
        return new AwsCollector(reading, head, isRoot, began, limits, Budget.Time.REAL);
    }

    private static Optional<GetCallerIdentityResponse> caller(Reading reading, Session session) {
        try {
            var caller =
                    reading.calls()
                            .call(GET_CALLER, () -> reading.clients().sts().getCallerIdentity());
            reading.gathered().file("caller-identity.json", GET_CALLER, AnswerJson.of(caller));
            return Optional.of(caller);
        } catch (CallFailed failed) {
            stopIfHopeless(failed.failure(), session);
            reading.gathered().denied(failed.failure());
            return Optional.empty();
        }
    }

    private static boolean isHere(URI endpoint) {
        return "127.0.0.1".equals(endpoint.getHost()) || "localhost".equals(endpoint.getHost());
    }

    static void stopIfHopeless(Failure failure, Session session) {
        if (RUN_OUT.contains(failure.code())) {
            throw new NoSession(
                    NoSession.Why.NOT_TAKEN,
                    "the credentials of " + session.by() + " have run out; " + session.remedy());
        }
        // AWS's words where the time in a signature is more than five minutes off.
        if (failure.message().startsWith("Signature expired")
                || failure.message().startsWith("Signature not yet current")) {
            throw new NoSession(
                    NoSession.Why.NOT_TAKEN,
                    "AWS does not take signatures of this machine's time; set its clock right");
        }
        boolean isUnknown = failure.code().equals(KEY_NOT_KNOWN);
        if (isUnknown || NOT_TAKEN.contains(failure.code())) {
            throw new NoSession(
                    isUnknown ? NoSession.Why.KEY_NOT_KNOWN : NoSession.Why.NOT_TAKEN,
                    "AWS does not take the credentials of "
                            + session.by()
                            + " ("
                            + failure.code()
                            + "); "
                            + session.remedy());
        }
        if (failure.kind() == Failure.Kind.UNREACHABLE) {
            throw new NoSession(
                    NoSession.Why.UNREACHABLE,
                    "AWS cannot be reached at "
                            + session.endpoint("STS")
                                    .map(URI::toString)
                                    .orElse("its endpoint in " + session.region())
                            + ": "
                            + failure.message()
                            + (session.endpoint("STS").filter(AwsAccounts::isHere).isPresent()
                                    ? "; if it was a practice account, it has ended: `lockstep"
                                            + " practice stop --shell` prints the line that takes"
                                            + " its variables back"
                                    : "; see the network, HTTPS_PROXY, and --region or"
                                            + " --endpoint-url"));
        }
    }
}
