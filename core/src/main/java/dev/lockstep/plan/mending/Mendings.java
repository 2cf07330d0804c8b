package dev.lockstep.plan.mending;

import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
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
        var users = new UserMendings(request);
        for (Finding finding : request.audit().findings()) {
            boolean isWanted = finding.status() == Status.FAIL || finding.status() == Status.MANUAL;
            if (isWanted && request.selection().takes(finding.control())) {
                collected.add(mending(finding, request, groups, users), finding.control().id());
            }
        }
        return new Mended(collected.proposals(), collected.byHand());
    }

    private static Mending mending(
            Finding finding, PlanRequest request, GroupMendings groups, UserMendings users) {
        return switch (finding.advice().orElseThrow().remedy()) {
            // steps 1, 4, and 6 as far as MFA is enforced
            case SET_PASSWORD_POLICY -> PasswordPolicyMending.mending(finding, request);
            case MAKE_GROUP_AS_DECLARED,
                    FILL_OR_DELETE_GROUP,
                    MOVE_RIGHTS_TO_GROUPS,
                    REPLACE_STAR_POLICY,
                    NAME_ADMINISTRATOR,
                    SET_NUMBER_OF_ADMINISTRATORS,
                    LIMIT_GROUP,
                    MAKE_GROUP_READ_ONLY,
                    CLOSE_ESCALATION,
                    ATTACH_SUPPORT_POLICY,
                    DETACH_CLOUDSHELL_POLICY,
                    CLOSE_ROLE_TRUST,
                    NARROW_ROLE_TRUST,
                    ADD_SOURCE_CONDITION,
                    ENFORCE_MFA ->
                    groups.mending(finding);
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
            case DELETE_MFA_DEVICE -> users.people().deleteDevice(finding);
            case RETIRE_ACCESS_KEY -> users.keys().retire(finding);
            case DELETE_ACCESS_KEY -> users.keys().delete(finding);
            case ROTATE_ACCESS_KEY -> users.keys().rotate(finding);
            case DOCUMENT_ACCESS_KEY -> users.keys().document(finding);
            case REPLACE_CREDENTIALS -> users.keys().replaceOthers(finding);
            case REMOVE_PASSWORD -> users.passwords().removeUnused(finding);
            case CHANGE_PASSWORD -> users.passwords().change(finding);
            case MEND_SHEET -> users.people().sheet(finding);
            // around the account
            case SET_SECURITY_CONTACT -> users.around().contact(finding);
            case TURN_ON_TRAIL -> users.around().trail(finding);
            case CREATE_ANALYZER -> users.around().analyzer(finding);
            case REPLACE_SERVER_CERTIFICATE -> users.around().certificate(finding);
        };
    }
}
