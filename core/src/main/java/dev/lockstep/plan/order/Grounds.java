package dev.lockstep.plan.order;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Roster;
import dev.lockstep.plan.order.Footprint.Verb;
import dev.lockstep.plan.order.Thing.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a change may be planned at all: nothing is planned from a read that is not known, and
/// nobody touches a break-glass user.
final class Grounds {
    private final AccountSnapshot snapshot;
    private final Roster roster;
    private final Map<Thing, String> users = new HashMap<>();

    Grounds(AccountSnapshot snapshot, Roster roster) {
        this.snapshot = snapshot;
        this.roster = roster;
        snapshot.account().users().keySet().forEach(name -> users.put(Thing.user(name), name));
    }

    /// The name of an existing user.
    Optional<String> name(Thing user) {
        return Optional.ofNullable(users.get(user));
    }

    /// Why a change is not planned, in plain words; names in them are hostile text.
    Optional<String> against(Node node) {
        return Stream.concat(breakGlass(node), missing(node)).findFirst();
    }

    private Stream<String> breakGlass(Node node) {
        return node.footprints().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.thing()), one.hangsOn().stream()))
                .filter(one -> one.kind() == Kind.USER && roster.isBreakGlass(one.name()))
                .map(one ->
                        name(one).orElse(one.name())
                                + " is a break-glass user, whom no plan touches");
    }

    private Stream<String> missing(Node node) {
        return node.footprints().stream()
                .flatMap(this::reads)
                .filter(Read.Missing.class::isInstance)
                .map(one -> "it is not known how it stands: " + ((Read.Missing<?>) one).because());
    }

    /// What must be known.
    private Stream<Read<?>> reads(Footprint one) {
        Stream<Read<?>> own = reads(one.thing());
        if (one.verb() != Verb.REMOVES) {
            return own;
        }
        // What is to be removed must be known to be empty.
        return switch (one.thing().kind()) {
            case USER -> Stream.concat(own, everythingOf(one.thing()));
            case GROUP -> Stream.concat(own, Stream.of(snapshot.detailedUsers()));
            case POLICY ->
                    Stream.concat(
                            own,
                            Stream.of(
                                    snapshot.detailedUsers(), snapshot.groups(), snapshot.roles()));
            default -> own;
        };
    }

    private Stream<Read<?>> reads(Thing thing) {
        return switch (thing.kind()) {
            case USER, WAYS_IN -> Stream.of(snapshot.users());
            case GROUP -> Stream.of(snapshot.groups());
            case ROLE, TRUST -> Stream.of(snapshot.roles());
            case POLICY, POLICY_VERSION -> Stream.of(snapshot.policies());
            case MEMBERSHIP -> Stream.of(snapshot.groups(), snapshot.detailedUsers());
            case ATTACHMENT, INLINE_POLICY, BOUNDARY, TAGS -> ofHolder(thing);
            case PASSWORD -> ofUser(thing, UserReads::hasPassword);
            case ACCESS_KEY -> ofUser(thing, UserReads::keys);
            case SSH_KEY -> ofUser(thing, UserReads::sshPublicKeys);
            case SERVICE_CREDENTIAL -> Stream.of(snapshot.serviceCredentials());
            case SIGNING_CERTIFICATE -> ofUser(thing, UserReads::signingCertificates);
            case MFA -> ofUser(thing, UserReads::mfaDevices);
            case VIRTUAL_DEVICE -> Stream.of(snapshot.virtualMfaDevices());
            case PASSWORD_POLICY -> Stream.of(snapshot.passwordPolicy());
            case ALIAS -> Stream.of(snapshot.alias());
            case SERVER_CERTIFICATE -> Stream.of(snapshot.serverCertificates());
            case PROVIDER -> Stream.of(snapshot.samlProviders(), snapshot.openIdConnectProviders());
            case CONTACT -> Stream.of(snapshot.alternateContact(thing.name()));
            case TRAIL -> Stream.of(snapshot.trails());
            case ANALYZER ->
                    Stream.of(
                            snapshot.analyzers(
                                    thing.name().substring(0, thing.name().indexOf(' '))));
        };
    }

    private Stream<Read<?>> ofHolder(Thing thing) {
        String kind = thing.owner().substring(0, Math.max(0, thing.owner().indexOf(' ')));
        return switch (kind) {
            case "USER" -> Stream.of(snapshot.detailedUsers());
            case "GROUP" -> Stream.of(snapshot.groups());
            case "ROLE" -> Stream.of(snapshot.roles());
            case "POLICY" -> Stream.of(snapshot.policies());
            default -> Stream.of();
        };
    }

    private interface OfUser {
        Read<?> of(UserReads user);
    }

    private Stream<Read<?>> ofUser(Thing credential, OfUser read) {
        Thing user =
                new Thing(
                        Kind.USER,
                        "",
                        credential.owner().substring(credential.owner().indexOf(' ') + 1));
        return name(user).map(name -> read.of(snapshot.user(name))).stream().map(one -> one);
    }

    private Stream<Read<?>> everythingOf(Thing user) {
        Optional<UserReads> reads = name(user).map(snapshot::user);
        return Stream.concat(
                Stream.of(snapshot.detailedUsers()),
                reads.stream()
                        .flatMap(one ->
                                Stream.<Read<?>>of(
                                        one.hasPassword(),
                                        one.keys(),
                                        one.mfaDevices(),
                                        one.sshPublicKeys(),
                                        one.serviceCredentials(),
                                        one.signingCertificates())));
    }
}
