package dev.lockstep.redact;

import dev.lockstep.control.Subject;
import java.util.Optional;

/// What findings are about, as the redacted account names it.
final class Subjects {
    private final Redactor redactor;
    private final Names names;

    Subjects(Redactor redactor) {
        this.redactor = redactor;
        this.names = redactor.names;
    }

    Subject redacted(Subject subject) {
        return new Subject(
                subject.kind(),
                name(subject),
                subject.arn().map(redactor.arns::redacted),
                subject.owner().map(names::user));
    }

    private String name(Subject subject) {
        String name = subject.name();
        return switch (subject.kind()) {
            case ACCOUNT -> name.equals(Subject.UNKNOWN_ACCOUNT) ? name : names.account(name);
            case ROOT -> names.user(name);
            case USER, PERSON -> names.user(name);
            case GROUP -> names.group(name);
            case ROLE -> names.role(name);
            case POLICY -> policy(subject);
            case ACCESS_KEY -> key(subject);
            case MFA_DEVICE ->
                    Arns.isArn(name)
                            ? redactor.arns.redacted(name)
                            : new IdentityRules(redactor).serial(name);
            case PRINCIPAL -> redactor.texts.principal(name);
            case REGION -> names.region(name);
            case SERVER_CERTIFICATE -> names.of("certificate", name);
        };
    }

    /// An id, or `USER#SLOT`.
    private String key(Subject subject) {
        String name = subject.name();
        Optional<String> owner = subject.owner().filter(user -> name.startsWith(user + "#"));
        return owner.map(user -> names.user(user) + slot(name.substring(user.length())))
                .orElseGet(() -> names.id(name));
    }

    private String slot(String text) {
        return text.matches("#[0-9]{1,3}") ? text : "#" + names.of("slot", text);
    }

    /// A managed policy, or `OWNER/POLICY`.
    private String policy(Subject subject) {
        String name = subject.name();
        int slash = name.indexOf('/');
        Optional<String> owner =
                subject.owner()
                        .filter(user -> name.startsWith(user + "/"))
                        .or(() ->
                                slash < 0
                                        ? Optional.empty()
                                        : Optional.of(name.substring(0, slash)));
        return owner.map(one ->
                        owner(subject, one) + "/" + names.policy(name.substring(one.length() + 1)))
                .orElseGet(() -> names.policy(name));
    }

    private String owner(Subject subject, String owner) {
        if (subject.owner().isPresent()) {
            return names.user(owner);
        }
        return subject.arn().filter(arn -> arn.contains(":role/")).isPresent()
                ? names.role(owner)
                : names.group(owner);
    }
}
