package dev.lockstep.access.question;

import dev.lockstep.access.PrincipalAccess;
import java.util.Comparator;

/// A user, group or role that an answer speaks of.
///
/// @param name its IAM name; hostile text
/// @param arn of the user, group or role
public record Who(PrincipalAccess.Kind kind, String name, String arn) {
    /// Users first, then roles, then groups; by name within each.
    public static final Comparator<Who> ORDER =
            Comparator.comparing(Who::kind).thenComparing(Who::name).thenComparing(Who::arn);

    static Who of(PrincipalAccess access) {
        return new Who(access.kind(), access.name(), access.arn());
    }

    /// Such as `user/alice`: what a person can ask about.
    public String reference() {
        return kind.word() + "/" + name;
    }
}
