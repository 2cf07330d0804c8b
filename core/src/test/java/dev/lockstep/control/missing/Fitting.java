package dev.lockstep.control.missing;

import dev.lockstep.account.Answers;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.ListedUser;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fits what a donor has to the other live reads of an account: they name the same users with the
/// same dates, and the same virtual MFA devices.
///
/// @param others the account's answers without the read that is filled in
record Fitting(Answers others) {

    /// The answers with the filled-in read made to fit.
    Answers fit(Answers filled, ReadKey<?> kind) {
        if (kind.equals(ReadKey.DETAILS)) {
            return change(filled, ReadKey.DETAILS, this::details);
        }
        if (kind.equals(ReadKey.USERS)) {
            return change(filled, ReadKey.USERS, this::listed);
        }
        if (kind.equals(ReadKey.SERVICE_CREDENTIALS)) {
            return change(
                    filled,
                    ReadKey.SERVICE_CREDENTIALS,
                    all -> all.stream().filter(one -> isAfter(one.created(), one.user())).toList());
        }
        if (kind.equals(ReadKey.VIRTUAL_MFA_DEVICES)) {
            return change(filled, ReadKey.VIRTUAL_MFA_DEVICES, this::assigned);
        }
        Answers fitted = filled;
        for (String user : filled.subjects(kind)) {
            fitted = fit(fitted, kind, user);
        }
        return fitted;
    }

    private Answers fit(Answers filled, ReadKey<?> kind, String user) {
        if (kind.equals(ReadKey.MFA_DEVICES)) {
            return change(filled, ReadKey.MFA_DEVICES.of(user), devices -> devices(user, devices));
        }
        if (kind.equals(ReadKey.ACCESS_KEYS)) {
            return change(
                    filled,
                    ReadKey.ACCESS_KEYS.of(user),
                    keys -> keys.stream().filter(key -> isAfter(key.created(), user)).toList());
        }
        if (kind.equals(ReadKey.SSH_PUBLIC_KEYS)) {
            return change(
                    filled,
                    ReadKey.SSH_PUBLIC_KEYS.of(user),
                    keys -> keys.stream().filter(key -> isAfter(key.uploaded(), user)).toList());
        }
        if (kind.equals(ReadKey.SIGNING_CERTIFICATES)) {
            return change(
                    filled,
                    ReadKey.SIGNING_CERTIFICATES.of(user),
                    all -> all.stream().filter(one -> isAfter(one.uploaded(), user)).toList());
        }
        if (kind.equals(ReadKey.LOGIN_PROFILES)) {
            return change(
                    filled,
                    ReadKey.LOGIN_PROFILES.of(user),
                    profile -> profile.filter(one -> isAfter(one.created(), user)));
        }
        return filled;
    }

    private boolean isAfter(Optional<Instant> date, String user) {
        return new Worlds(others)
                .created(user)
                .flatMap(made -> date.filter(made::isAfter))
                .isEmpty();
    }

    private static <T> Answers change(Answers answers, ReadKey<T> key, Function<T, T> change) {
        return answers.get(key) instanceof Read.Known<T>(T value, var source)
                ? answers.with(key, Read.known(change.apply(value), source))
                : answers;
    }

    private AuthorizationDetails details(AuthorizationDetails donor) {
        Optional<List<ListedUser>> listed = others.get(ReadKey.USERS).found();
        if (listed.isEmpty()) {
            return donor;
        }
        Map<String, User> byName = byName(donor.users().orElse(List.of()), User::name);
        List<User> users =
                listed.get().stream()
                        .map(one ->
                                withRights(
                                        User.named(
                                                one.name(),
                                                one.arn(),
                                                one.id(),
                                                "/",
                                                one.created()),
                                        Optional.ofNullable(byName.get(one.name()))))
                        .toList();
        return new AuthorizationDetails(
                Optional.of(users), donor.groups(), donor.roles(), donor.policies());
    }

    private static User withRights(User bare, Optional<User> donor) {
        return donor.map(from ->
                        bare.withRights(
                                from.groups(),
                                from.attachedPolicies(),
                                from.inlinePolicies(),
                                from.boundary(),
                                from.tags()))
                .orElse(bare);
    }

    private List<ListedUser> listed(List<ListedUser> donor) {
        Optional<List<User>> details =
                others.get(ReadKey.DETAILS).found().flatMap(AuthorizationDetails::users);
        if (details.isEmpty()) {
            return donor;
        }
        Map<String, ListedUser> byName = byName(donor, ListedUser::name);
        return details.get().stream()
                .map(one ->
                        new ListedUser(
                                one.name(),
                                one.arn(),
                                one.id(),
                                Optional.of("/"),
                                one.created(),
                                Optional.ofNullable(byName.get(one.name()))
                                        .flatMap(ListedUser::passwordLastUsed)
                                        .filter(used -> isAfter(used, one.created()))))
                .toList();
    }

    private static boolean isAfter(Instant used, Optional<Instant> created) {
        return created.filter(used::isBefore).isEmpty();
    }

    /// The donor's devices of nobody and of those whose own list is not known, and the devices of
    /// the own lists that are.
    private List<VirtualMfaDevice> assigned(List<VirtualMfaDevice> donor) {
        var devices = new ArrayList<VirtualMfaDevice>();
        for (VirtualMfaDevice device : donor) {
            if (owners().noneMatch(owner -> Worlds.isOf(device, owner) && own(owner).isPresent())) {
                devices.add(device);
            }
        }
        owners().forEach(owner ->
                own(owner).stream()
                        .flatMap(List::stream)
                        .filter(one -> one.kind() == MfaDevice.Kind.VIRTUAL)
                        .map(one ->
                                new VirtualMfaDevice(
                                        one.serial(),
                                        Optional.of(Worlds.arn(owner)),
                                        Optional.of(owner),
                                        one.enabled()))
                        .forEach(devices::add));
        return devices;
    }

    private static Stream<String> owners() {
        return Stream.concat(Accounts.USERS.stream(), Stream.of(Root.NAME));
    }

    private Optional<List<MfaDevice>> own(String owner) {
        return others.get(ReadKey.MFA_DEVICES.of(owner)).found();
    }

    private List<MfaDevice> devices(String owner, List<MfaDevice> donor) {
        Optional<List<VirtualMfaDevice>> virtual = others.get(ReadKey.VIRTUAL_MFA_DEVICES).found();
        if (virtual.isEmpty()) {
            return donor;
        }
        return Stream.concat(
                        donor.stream().filter(one -> one.kind() != MfaDevice.Kind.VIRTUAL),
                        virtual.get().stream()
                                .filter(one -> Worlds.isOf(one, owner))
                                .map(one -> new MfaDevice(one.serial(), one.enabled())))
                .toList();
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, one -> one));
    }
}
