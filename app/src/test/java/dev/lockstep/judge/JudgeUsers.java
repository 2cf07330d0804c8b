package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Step 5.
final class JudgeUsers {
    private static final Pattern GENERIC =
            Pattern.compile(
                    "(?i)(admin|administrator|root|shared|team|dev|developer|developers|test|user"
                            + "|guest|temp|ops|devops|support)[0-9]*");

    private final JudgedAccount account;
    private final JudgedBaseline baseline;

    JudgeUsers(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>();
        found.addAll(EachUser.of(account, "user-on-roster", baseline.hasRoster(), this::onRoster));
        found.addAll(personHasUser());
        found.addAll(EachUser.of(account, "user-in-group", this::inGroup));
        found.addAll(EachUser.of(account, "shared-login", this::shared));
        found.addAll(EachUser.of(account, "user-idle", this::idle));
        found.add(federation());
        return found;
    }

    private Ruled onRoster(JudgedUser user) {
        if (!baseline.hasRoster()) {
            return Ruled.NOT_APPLICABLE;
        }
        boolean known =
                !baseline.claims(user.name()).isEmpty()
                        || baseline.isService(user.name())
                        || baseline.breakGlass().contains(user.name());
        return Ruled.fails(!known);
    }

    private List<Expected> personHasUser() {
        List<Expected> found = new ArrayList<>();
        baseline.people()
                .forEach((person, name) ->
                        found.add(
                                Expected.of(
                                        "person-has-user",
                                        "person",
                                        person,
                                        hasUser(person, name))));
        return found;
    }

    private Ruled hasUser(String person, String name) {
        if (baseline.federated(person)) {
            return Ruled.NOT_APPLICABLE;
        }
        return account.users()
                .map(all -> all.stream().anyMatch(user -> user.name().equalsIgnoreCase(name)))
                .map(exists -> Ruled.fails(!exists))
                .orElse(Ruled.UNDETERMINED);
    }

    private Ruled inGroup(JudgedUser user) {
        if (baseline.breakGlass().contains(user.name())) {
            return Ruled.NOT_APPLICABLE;
        }
        return user.details()
                .map(details -> Ruled.fails(details.path("GroupList").isEmpty()))
                .orElse(Ruled.UNDETERMINED);
    }

    private Ruled shared(JudgedUser user) {
        if (baseline.claims(user.name()).size() >= 2) {
            return Ruled.FAIL;
        }
        boolean suspect =
                GENERIC.matcher(user.name()).matches() && !baseline.isService(user.name());
        if (!suspect || user.surelyNoPassword()) {
            return Ruled.PASS;
        }
        return user.password().isKnown() ? Ruled.FAIL : Ruled.UNDETERMINED;
    }

    private Ruled idle(JudgedUser user) {
        if (!account.older(user.created(), baseline.idleDays())) {
            return Ruled.PASS;
        }
        OtherCredentials others = OtherCredentials.of(account, user);
        boolean hasOther =
                others.services().stream().flatMap(List::stream).findAny().isPresent()
                        || others.sshKeys().stream().flatMap(List::stream).findAny().isPresent()
                        || others.certificates().stream()
                                .flatMap(List::stream)
                                .findAny()
                                .isPresent();
        boolean hasKey = user.keys().isPresent() && !user.activeKeys().isEmpty();
        if (user.password().surely(true) || hasKey || hasOther) {
            return Ruled.PASS;
        }
        boolean allKnown =
                user.password().isKnown()
                        && user.keys().isPresent()
                        && others.services().isPresent()
                        && others.sshKeys().isPresent()
                        && others.certificates().isPresent();
        return allKnown ? Ruled.FAIL : Ruled.UNDETERMINED;
    }

    /// A hint that can never fail, so nothing that is missing makes it undetermined.
    private Expected federation() {
        Optional<List<JudgedUser>> users = account.users();
        JsonNode providers = account.files().json("saml-providers.json");
        boolean seen =
                !providers.path("SAMLProviderList").isEmpty()
                        || account.roles().stream()
                                .anyMatch(role ->
                                        Json.text(role, "Path")
                                                .startsWith("/aws-reserved/sso.amazonaws.com/"));
        List<JudgedUser> all = users.orElse(List.of());
        boolean somebody = all.stream().anyMatch(u -> u.password().surely(true));
        boolean somePerson =
                all.stream()
                        .filter(u -> !baseline.isService(u.name()))
                        .filter(u -> !baseline.breakGlass().contains(u.name()))
                        .filter(u -> !baseline.hasRoster() || !baseline.claims(u.name()).isEmpty())
                        .anyMatch(u -> u.password().surely(true));
        boolean nobody = users.isPresent() && all.stream().allMatch(JudgedUser::surelyNoPassword);
        Ruled ruled;
        if (nobody) {
            ruled =
                    seen
                            ? Ruled.NOT_APPLICABLE.or("seen-but-nobody", Status.PASS)
                            : Ruled.NOT_APPLICABLE;
        } else if (seen) {
            ruled =
                    somebody
                            ? Ruled.PASS
                            : Ruled.PASS.or("federation-unknown", Status.NOT_APPLICABLE);
            if (somebody && !somePerson) {
                ruled = ruled.or("passwords-of-no-person", Status.NOT_APPLICABLE);
            }
        } else {
            ruled = Ruled.MANUAL;
            if (!somebody) {
                ruled = ruled.or("federation-unknown", Status.NOT_APPLICABLE);
            }
            if (!somePerson) {
                ruled = ruled.or("passwords-of-no-person", Status.NOT_APPLICABLE);
            }
            if (!Json.known(providers) || !account.knowsDetails()) {
                ruled = ruled.or("federation-unknown", Status.PASS);
            }
        }
        return account.onAccount("federation-preferred", ruled);
    }
}
