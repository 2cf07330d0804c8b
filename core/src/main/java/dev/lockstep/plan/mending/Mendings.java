package dev.lockstep.plan.mending;

import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import java.util.List;

/// Asks for each failing finding what mends it; findings that one change mends share it.
public final class Mendings {
    private Mendings() {}

    /// What mends the findings of a request.
    ///
    /// @param proposals in the order of their first finding
    public record Mended(List<Proposal> proposals, List<ByHand> byHand) {
        public Mended {
            proposals = List.copyOf(proposals);
            byHand = List.copyOf(byHand);
        }
    }

    /// What mends the findings of a request that fail and are selected.
    public static Mended of(PlanRequest request) {
        var collected = new Collected();
        var groups = new GroupMendings(request);
        var users = new UserMendings(request, groups.declared());
        for (Finding finding : request.audit().findings()) {
            boolean isWanted = finding.status() == Status.FAIL || finding.status() == Status.MANUAL;
            if (isWanted && request.selection().takes(finding.control())) {
                collected.add(mending(finding, request, groups, users), finding.control().id());
            }
        }
        return new Mended(collected.proposals(), GroupMendings.undeclaredFirst(collected.byHand()));
    }

    /// What brings a user into declared groups, or what stands against that.
    ///
    /// @param subject whom it is about
    /// @param wanted the names of the groups, as the baseline has them
    public static Mended joining(
            PlanRequest request, Subject subject, String user, List<String> wanted) {
        var collected = new Collected();
        var users = new UserMendings(request, new GroupMendings(request).declared());
        collected.add(users.members().into(subject, user, wanted), "user-in-group");
        return new Mended(collected.proposals(), collected.byHand());
    }

    private static Mending mending(
            Finding finding, PlanRequest request, GroupMendings groups, UserMendings users) {
        return switch (finding.advice().orElseThrow().remedy()) {
            // steps 1, 4, and 6 as far as MFA is enforced
            case SET_PASSWORD_POLICY -> PasswordPolicyMending.mending(finding, request);
            case MAKE_GROUP_AS_DECLARED -> groups.groups().makeAsDeclared(finding);
            case FILL_OR_DELETE_GROUP -> groups.groups().fillOrDelete(finding);
            case LIMIT_GROUP, MAKE_GROUP_READ_ONLY -> groups.groups().limit(finding);
            case ATTACH_SUPPORT_POLICY -> groups.groups().attachSupport(finding);
            case MOVE_RIGHTS_TO_GROUPS -> groups.rights().moveToGroups(finding);
            case DETACH_CLOUDSHELL_POLICY -> groups.rights().detachCloudShell(finding);
            case REPLACE_STAR_POLICY -> groups.stars().replace(finding);
            case NAME_ADMINISTRATOR -> groups.administrators().name(finding);
            case SET_NUMBER_OF_ADMINISTRATORS -> groups.administrators().setNumber(finding);
            case CLOSE_ESCALATION -> groups.administrators().closeEscalation(finding);
            case CLOSE_ROLE_TRUST -> groups.trust().close(finding);
            case NARROW_ROLE_TRUST -> groups.trust().narrow(finding);
            case ADD_SOURCE_CONDITION -> groups.trust().limitSource(finding);
            case ENFORCE_MFA -> groups.mfa().enforce(finding);
            // steps 2 and 3, and what no API does
            case ENABLE_ROOT_MFA,
                    USE_HARDWARE_ROOT_MFA,
                    STOP_USING_ROOT,
                    ATTEST_ROOT_PASSWORD,
                    CENTRALIZE_ROOT_ACCESS,
                    REMOVE_ROOT_ACCESS_KEYS,
                    REMOVE_ROOT_CERTIFICATES,
                    SET_UP_FEDERATION,
                    ANSWER_KEY_COMPROMISE ->
                    UserMendings.byHand(finding);
            // steps 5 to 8
            case CREATE_USER -> users.members().create(finding);
            case PUT_USER_IN_GROUP -> users.members().put(finding);
            case DECLARE_OR_REMOVE_USER -> users.strangers().takeOut(finding);
            case REMOVE_IDLE_USER -> users.strangers().idle(finding);
            case SPLIT_SHARED_LOGIN -> users.strangers().split(finding);
            case ENROL_MFA -> users.people().enrol(finding);
            case REPLACE_MFA_DEVICE -> users.people().replaceDevice(finding);
            case ADD_HARDWARE_MFA_DEVICE -> users.people().addHardware(finding);
            case DELETE_MFA_DEVICE -> users.people().deleteDevice(finding);
            case RETIRE_ACCESS_KEY -> users.keys().retire(finding);
            case DELETE_ACCESS_KEY -> users.keys().delete(finding);
            case ROTATE_ACCESS_KEY -> users.keys().rotate(finding);
            case DOCUMENT_ACCESS_KEY -> users.keys().document(finding);
            case REPLACE_CREDENTIALS -> users.keys().replaceOthers(finding);
            case REMOVE_PASSWORD -> users.passwords().removeUnused(finding);
            case CHANGE_PASSWORD, REPLACE_PASSWORD -> users.passwords().change(finding);
            case MEND_SHEET -> users.people().sheet(finding);
            // around the account
            case SET_SECURITY_CONTACT -> users.around().contact(finding);
            case TURN_ON_TRAIL -> users.around().trail(finding);
            case CREATE_ANALYZER -> users.around().analyzer(finding);
            case REPLACE_SERVER_CERTIFICATE -> users.around().certificate(finding);
        };
    }
}
