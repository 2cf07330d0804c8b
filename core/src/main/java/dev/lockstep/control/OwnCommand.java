package dev.lockstep.control;

import java.util.Optional;

/// The command of Lockstep that mends a finding together with a person, where there is one.
public final class OwnCommand {
    private OwnCommand() {}

    /// The command in one line, each word quoted for a shell.
    public static Optional<String> of(Remedy remedy, Subject subject) {
        return switch (remedy) {
            case ENROL_MFA -> with("mfa enrol", subject.name());
            case REPLACE_MFA_DEVICE -> with("mfa replace", subject.owner().orElse(subject.name()));
            case ADD_HARDWARE_MFA_DEVICE ->
                    with("mfa enrol --another --wait", subject.owner().orElse(subject.name()));
            case DELETE_MFA_DEVICE -> Optional.of("lockstep mfa clean-up");
            case ROTATE_ACCESS_KEY -> with("keys rotate", subject.owner().orElse(subject.name()));
            case RETIRE_ACCESS_KEY, DELETE_ACCESS_KEY -> ofKey("keys retire", subject);
            case DOCUMENT_ACCESS_KEY -> ofKey("keys document", subject);
            case CREATE_USER -> with("people onboard", subject.name());
            case SPLIT_SHARED_LOGIN -> with("people split", subject.name());
            case CHANGE_PASSWORD -> with("people password --at-next-sign-in", subject.name());
            case REPLACE_PASSWORD -> with("people password", subject.name());
            case ENABLE_ROOT_MFA, USE_HARDWARE_ROOT_MFA -> Optional.of("lockstep root mfa");
            case REMOVE_ROOT_ACCESS_KEYS -> Optional.of("lockstep root keys");
            case STOP_USING_ROOT, ATTEST_ROOT_PASSWORD -> Optional.of("lockstep root");
            case MEND_SHEET -> with("people sheet", subject.name());
            case DECLARE_OR_REMOVE_USER -> Optional.of("lockstep people list");
            case SET_PASSWORD_POLICY,
                    CENTRALIZE_ROOT_ACCESS,
                    REMOVE_ROOT_CERTIFICATES,
                    MAKE_GROUP_AS_DECLARED,
                    FILL_OR_DELETE_GROUP,
                    MOVE_RIGHTS_TO_GROUPS,
                    REPLACE_STAR_POLICY,
                    NAME_ADMINISTRATOR,
                    SET_NUMBER_OF_ADMINISTRATORS,
                    LIMIT_GROUP,
                    MAKE_GROUP_READ_ONLY,
                    CLOSE_ESCALATION,
                    CLOSE_ROLE_TRUST,
                    NARROW_ROLE_TRUST,
                    ADD_SOURCE_CONDITION,
                    ATTACH_SUPPORT_POLICY,
                    DETACH_CLOUDSHELL_POLICY,
                    PUT_USER_IN_GROUP,
                    REMOVE_IDLE_USER,
                    SET_UP_FEDERATION,
                    ENFORCE_MFA,
                    REPLACE_CREDENTIALS,
                    ANSWER_KEY_COMPROMISE,
                    REMOVE_PASSWORD,
                    SET_SECURITY_CONTACT,
                    TURN_ON_TRAIL,
                    CREATE_ANALYZER,
                    REPLACE_SERVER_CERTIFICATE ->
                    Optional.empty();
        };
    }

    /// The command that takes a user out, and says where that stands.
    public static Optional<String> offboard(String user) {
        return with("people offboard", user);
    }

    /// A key whose id is not known is named by its slot in the credential report, and no command
    /// takes that.
    private static Optional<String> ofKey(String command, Subject key) {
        return key.kind() == Subject.Kind.ACCESS_KEY && !key.name().contains("#")
                ? with(command, key.name())
                : Optional.empty();
    }

    private static Optional<String> with(String command, String name) {
        // What begins with a dash would be an option.
        String end = name.startsWith("-") ? " -- " : " ";
        return Optional.of("lockstep " + command + end + AwsCommand.quoted(name));
    }
}
