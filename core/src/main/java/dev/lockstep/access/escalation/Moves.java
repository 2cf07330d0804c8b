package dev.lockstep.access.escalation;

import dev.lockstep.account.Read;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.policy.reach.PolicyAlgebra;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What who acts under a mask can do next, worked out once for each mask.
final class Moves {
    private final Surroundings around;
    private final EscalationPaths paths;
    private final AllPowerful allPowerful;
    private final Relevance relevance;
    private final Trusts trusts;
    private final RoleMoves roleMoves;
    private final UserMoves userMoves;
    private final EditMoves editMoves;
    private final DenyMoves denyMoves;
    private final NewMoves newMoves;
    private final Map<Mask, List<Move>> known = new HashMap<>();
    private Optional<Boolean> someEdit = Optional.empty();

    Moves(Surroundings around, AllPowerful allPowerful, PolicyAlgebra algebra) {
        this.around = around;
        this.paths = EscalationPaths.builtIn();
        this.allPowerful = allPowerful;
        this.relevance = new Relevance(algebra, paths);
        this.trusts = new Trusts(around);
        this.roleMoves = new RoleMoves(around, trusts);
        this.userMoves = new UserMoves(around);
        this.editMoves = new EditMoves(around);
        this.denyMoves = new DenyMoves(around);
        this.newMoves = new NewMoves(around);
    }

    List<Move> of(Mask mask) {
        List<Move> moves = known.get(mask);
        if (moves == null) {
            moves = List.copyOf(find(mask));
            known.put(mask, moves);
        }
        return moves;
    }

    private List<Move> find(Mask mask) {
        List<EscalationPath> open = relevance.of(mask.layers());
        var moves = new ArrayList<Move>();
        for (EscalationPath path : open) {
            own(mask, path, moves);
        }
        // Who can help itself needs others only if they are there already.
        Predicate<Mask> worth =
                moves.stream().anyMatch(move -> suffices(mask, move))
                        ? other -> allPowerful.of(other).isPresent()
                        : this::isWorth;
        for (EscalationPath path : open) {
            others(mask, path, worth, moves);
        }
        boolean assumes = open.stream().anyMatch(path -> path.how() == EscalationPath.How.ASSUME);
        roleMoves.assume(mask, paths.byId("sts-001"), assumes, worth, moves);
        missing(mask, open, moves);
        return moves;
    }

    private boolean suffices(Mask mask, Move move) {
        return switch (move) {
            case Move.Alter(var change, var _) ->
                    change.of(mask).filter(next -> allPowerful.of(next).isPresent()).isPresent();
            case Move.Fresh(var fresh, var _) -> allPowerful.of(fresh).isPresent();
            case Move.Everything _ -> true;
            case Move.Control _, Move.Lacking _ -> false;
        };
    }

    /// Who can do nothing that leads on is not worth getting hold of, unless somebody of the
    /// account can change what it may do.
    private boolean isWorth(Mask other) {
        return someEdit()
                || allPowerful.of(other).isPresent()
                || !relevance.of(other.layers()).isEmpty()
                || !other.holder().unknown().isEmpty()
                || trusts.isNamed(other.holder());
    }

    private boolean someEdit() {
        if (someEdit.isEmpty()) {
            someEdit =
                    Optional.of(
                            java.util.stream.Stream.concat(
                                            around.users().values().stream(),
                                            around.roles().values().stream())
                                    .filter(one -> allPowerful.of(one).isEmpty())
                                    .flatMap(one -> relevance.of(one.layers()).stream())
                                    .anyMatch(Moves::edits));
        }
        return someEdit.get();
    }

    private static boolean edits(EscalationPath path) {
        return switch (path.how()) {
            case EDIT, EDIT_THEN, OWN_VERSION, VERSION_OF_BOUNDARY, OLD_VERSION, JOIN, BOUNDARY ->
                    true;
            case PASSES,
                    USES,
                    DENY,
                    ASSUME,
                    TRUST,
                    KEY,
                    KEY_IN_PLACE,
                    PASSWORD,
                    PASSWORD_CHANGE,
                    PROVIDER,
                    DIRECTORY,
                    NEW_ROLE,
                    NEW_USER,
                    NEVER ->
                    false;
        };
    }

    private void own(Mask mask, EscalationPath path, List<Move> moves) {
        switch (path.how()) {
            case EDIT -> editMoves.edit(mask, path, true, moves);
            case OWN_VERSION, VERSION_OF_BOUNDARY -> editMoves.newVersion(mask, path, moves);
            case OLD_VERSION -> editMoves.oldVersion(mask, path, moves);
            case JOIN -> editMoves.join(mask, path, moves);
            case BOUNDARY -> editMoves.boundary(mask, path, moves);
            case DENY -> denyMoves.add(mask, path, moves);
            case NEW_ROLE, NEW_USER -> newMoves.add(mask, path, moves);
            case DIRECTORY -> directory(mask, path, moves);
            case PASSES,
                    USES,
                    EDIT_THEN,
                    ASSUME,
                    TRUST,
                    KEY,
                    KEY_IN_PLACE,
                    PASSWORD,
                    PASSWORD_CHANGE,
                    PROVIDER,
                    NEVER -> {}
        }
    }

    private void others(Mask mask, EscalationPath path, Predicate<Mask> worth, List<Move> moves) {
        switch (path.how()) {
            case EDIT -> editMoves.edit(mask, path, false, moves);
            case TRUST -> roleMoves.trust(mask, path, worth, moves);
            case PASSES -> roleMoves.service(mask, path, true, worth, moves);
            case USES -> roleMoves.service(mask, path, false, worth, moves);
            case PROVIDER -> roleMoves.provider(mask, path, worth, moves);
            case KEY, KEY_IN_PLACE, PASSWORD, PASSWORD_CHANGE ->
                    userMoves.credentials(mask, path, worth, moves);
            // EDIT_THEN is an EDIT and a step to get hold of it; ASSUME is asked about for
            // everyone.
            case EDIT_THEN,
                    OWN_VERSION,
                    VERSION_OF_BOUNDARY,
                    OLD_VERSION,
                    JOIN,
                    BOUNDARY,
                    DENY,
                    ASSUME,
                    DIRECTORY,
                    NEW_ROLE,
                    NEW_USER,
                    NEVER -> {}
        }
    }

    /// IAM Identity Center gives out power in every account from the organization's management
    /// account.
    private void directory(Mask mask, EscalationPath path, List<Move> moves) {
        Optional<Grant> grant = Somewhere.may(mask, path.actions().getFirst());
        if (grant.isEmpty()) {
            return;
        }
        switch (around.snapshot().organization()) {
            case Read.Known<Optional<Organization>>(var organization, var _) -> {
                if (organization.isPresent()
                        && around.snapshot()
                                .accountId()
                                .equals(organization.map(Organization::managementAccount))) {
                    moves.add(
                            new Move.Everything(
                                    new Step(
                                            path.id(),
                                            path.words(Map.of()),
                                            mask.holder().arn(),
                                            Optional.empty(),
                                            List.of(grant.get()),
                                            Optional.of(
                                                    "what IAM Identity Center is set up for"))));
                }
            }
            case Read.Missing<Optional<Organization>> missing ->
                    moves.add(new Move.Lacking(missing));
        }
    }

    /// Lists that were not read and that it could find somebody in.
    private void missing(Mask mask, List<EscalationPath> open, List<Move> moves) {
        if (around.access().roles() instanceof Read.Missing<?> missing) {
            var anyRole =
                    new Mask(
                            new Holder(
                                    dev.lockstep.access.PrincipalAccess.Kind.ROLE,
                                    "any",
                                    around.arn("role/any"),
                                    around.arn("role/any"),
                                    mask.holder().context(),
                                    List.of(),
                                    List.of(),
                                    Optional.empty(),
                                    Map.of(),
                                    false),
                            mask.layers());
            if (trusts.couldAssume(mask, anyRole)
                    || open.stream().anyMatch(path -> !path.services().isEmpty())) {
                moves.add(new Move.Lacking(missing));
            }
        }
        if (around.access().users() instanceof Read.Missing<?> missing
                && open.stream().anyMatch(Moves::takesUsers)) {
            moves.add(new Move.Lacking(missing));
        }
    }

    private static boolean takesUsers(EscalationPath path) {
        return switch (path.how()) {
            case KEY, KEY_IN_PLACE, PASSWORD, PASSWORD_CHANGE -> true;
            case PASSES,
                    USES,
                    EDIT,
                    EDIT_THEN,
                    OWN_VERSION,
                    VERSION_OF_BOUNDARY,
                    OLD_VERSION,
                    JOIN,
                    BOUNDARY,
                    DENY,
                    ASSUME,
                    TRUST,
                    PROVIDER,
                    DIRECTORY,
                    NEW_ROLE,
                    NEW_USER,
                    NEVER ->
                    false;
        };
    }
}
