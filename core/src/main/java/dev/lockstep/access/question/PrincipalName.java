package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.PrincipalAccess.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds whom a person means: by a name, by `user/NAME`, `role/NAME` or `group/NAME`, or by an ARN.
public final class PrincipalName {
    private PrincipalName() {}

    /// What was found.
    public sealed interface Found {
        /// That one.
        record One(PrincipalAccess principal) implements Found {}

        /// Several have the name; each can be asked about as `KIND/NAME`, or by its ARN.
        record Several(List<PrincipalAccess> all) implements Found {
            public Several {
                all = List.copyOf(all);
            }
        }

        /// None has it.
        ///
        /// @param names of all that there are, for a hint
        record None(List<String> names) implements Found {
            public None {
                names = List.copyOf(names);
            }
        }
    }

    /// Names of users, groups and roles ignore case in AWS, and no two of a kind differ in it alone
    /// (IAM User Guide, "IAM name requirements").
    ///
    /// @param groups whether groups count
    public static Found find(AccountAccess account, String written, boolean groups) {
        List<PrincipalAccess> all =
                Stream.of(account.users(), account.roles(), account.groups())
                        .flatMap(read -> read.found().orElse(List.of()).stream())
                        .filter(one -> groups || one.kind() != Kind.GROUP)
                        .toList();
        Optional<Kind> kind = kind(written);
        String name = kind.map(one -> written.substring(one.word().length() + 1)).orElse(written);
        List<PrincipalAccess> found =
                all.stream()
                        .filter(one -> kind.isEmpty() || one.kind() == kind.get())
                        .filter(one ->
                                one.name().equalsIgnoreCase(name)
                                        || one.arn().equals(written)
                                        || isSession(one, written))
                        .toList();
        return switch (found.size()) {
            case 0 -> {
                var names = new ArrayList<String>();
                all.forEach(one ->
                        names.add(
                                kind.map(word -> one.kind().word() + "/").orElse("") + one.name()));
                yield new Found.None(names);
            }
            case 1 -> new Found.One(found.getFirst());
            default -> new Found.Several(found);
        };
    }

    private static Optional<Kind> kind(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return Stream.of(Kind.values())
                .filter(one -> lower.startsWith(one.word() + "/"))
                .findFirst();
    }

    /// Whether an ARN is that of a session of a role: `arn:aws:sts::…:assumed-role/NAME/SESSION`.
    private static boolean isSession(PrincipalAccess one, String written) {
        String[] wanted = written.split(":", 6);
        String[] own = one.arn().split(":", 6);
        return one.kind() == Kind.ROLE
                && wanted.length == 6
                && wanted[2].equals("sts")
                && own.length == 6
                && wanted[4].equals(own[4])
                && wanted[5].startsWith("assumed-role/" + one.name() + "/");
    }
}
