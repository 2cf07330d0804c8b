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
        for (Finding finding : request.audit().findings()) {
            boolean isWanted = finding.status() == Status.FAIL || finding.status() == Status.MANUAL;
            if (isWanted && request.selection().takes(finding.control())) {
                collected.add(mending(finding, request, groups), finding.control().id());
            }
        }
        return new Mended(collected.proposals(), collected.byHand());
    }

    private static Mending mending(Finding finding, PlanRequest request, GroupMendings groups) {
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
            // steps 2, 3, 5, 7, 8, leftover devices, and around the account
            case ENABLE_ROOT_MFA,
                    USE_HARDWARE_ROOT_MFA,
                    STOP_USING_ROOT,
                    ATTEST_ROOT_PASSWORD,
                    CENTRALIZE_ROOT_ACCESS,
                    REMOVE_ROOT_ACCESS_KEYS,
                    REMOVE_ROOT_CERTIFICATES,
                    DECLARE_OR_REMOVE_USER,
                    CREATE_USER,
                    PUT_USER_IN_GROUP,
                    SPLIT_SHARED_LOGIN,
                    REMOVE_IDLE_USER,
                    SET_UP_FEDERATION,
                    ENROL_MFA,
                    REPLACE_MFA_DEVICE,
                    DELETE_MFA_DEVICE,
                    ROTATE_ACCESS_KEY,
                    RETIRE_ACCESS_KEY,
                    DELETE_ACCESS_KEY,
                    DOCUMENT_ACCESS_KEY,
                    REPLACE_CREDENTIALS,
                    ANSWER_KEY_COMPROMISE,
                    CHANGE_PASSWORD,
                    REMOVE_PASSWORD,
                    MEND_SHEET,
                    SET_SECURITY_CONTACT,
                    TURN_ON_TRAIL,
                    CREATE_ANALYZER,
                    REPLACE_SERVER_CERTIFICATE ->
                    Mending.NOTHING; // interim
        };
    }
}
