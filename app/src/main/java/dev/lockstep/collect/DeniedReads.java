package dev.lockstep.collect;

import dev.lockstep.account.Read;
import dev.lockstep.account.Read.Cause;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// denied.json: the reads to which AWS gave an error in the place of a value. An operation that no
/// read needs is passed over, with a notice.
final class DeniedReads {
    private static final String FILE = "denied.json";

    /// Calls that would give the same as the one that a read is named for.
    private static final String DESCRIBE_REGIONS = "ec2:DescribeRegions";

    private static final String SECURITY = "SECURITY";

    private static final Set<ReadKey<?>> PER_USER =
            Set.of(
                    ReadKey.MFA_DEVICES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.ACCESS_KEY_LAST_USED,
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.SSH_PUBLIC_KEYS,
                    ReadKey.SIGNING_CERTIFICATES);
    private static final Set<ReadKey<?>> PER_TRAIL =
            Set.of(ReadKey.TRAIL_STATUS, ReadKey.EVENT_SELECTORS);

    private final FolderReads reads;

    private DeniedReads(FolderReads reads) {
        this.reads = reads;
    }

    /// One entry of the file.
    private record Entry(
            String operation,
            String code,
            String message,
            Optional<String> user,
            Optional<String> region,
            Optional<String> trail,
            Optional<String> type) {
        String words() {
            return message.isBlank() ? code : code + ": " + message;
        }
    }

    static void read(FolderReads reads) {
        var denied = new DeniedReads(reads);
        reads.json(FILE)
                .ifPresent(json -> {
                    for (JsonValue value : json.list(json.root(), "a list of refused reads")) {
                        denied.note(entry(json, value));
                    }
                });
    }

    private static Entry entry(JsonFile json, JsonValue value) {
        JsonFields fields = json.object(value, "a refused read");
        return new Entry(
                fields.text("operation"),
                fields.text("code"),
                fields.optionalText("message").orElse(""),
                fields.optionalText("user"),
                fields.optionalText("region"),
                fields.optionalText("trail"),
                fields.optionalText("type"));
    }

    private void note(Entry entry) {
        boolean isNeeded = false;
        for (ReadKey<?> kind : ReadKey.all()) {
            for (String operation : operations(kind)) {
                if (isSame(entry.operation(), operation)) {
                    isNeeded = true;
                    if (concerns(kind, entry)) {
                        note(kind, operation, entry);
                    }
                }
            }
        }
        if (!isNeeded) {
            reads.notice(
                    reads.files().called(FILE)
                            + " names "
                            + entry.operation()
                            + ", which no read needs; it was passed over.");
        }
    }

    private static List<String> operations(ReadKey<?> kind) {
        return kind.equals(ReadKey.REGIONS)
                ? List.of(kind.operations().getFirst(), DESCRIBE_REGIONS)
                : kind.operations();
    }

    /// GetUser is read of root only.
    private static boolean concerns(ReadKey<?> kind, Entry entry) {
        return !kind.equals(ReadKey.ROOT_USER)
                || entry.user().isEmpty()
                || entry.user().get().equals(Root.NAME);
    }

    /// With or without the service in front, without case, and also as the AWS CLI spells it.
    private static boolean isSame(String given, String operation) {
        String wanted = operation.toLowerCase(Locale.ROOT).replace("-", "");
        String found = given.strip().toLowerCase(Locale.ROOT).replace("-", "");
        return found.equals(wanted) || found.equals(wanted.substring(wanted.indexOf(':') + 1));
    }

    private <T> void note(ReadKey<T> kind, String operation, Entry entry) {
        ReadKey<T> key = subject(kind, entry).map(kind::of).orElse(kind);
        switch (AwsAnswer.of(entry.code(), entry.message())) {
            case NONE -> {
                if (!noneOf(key, AwsAnswer.plain(entry.code()))) {
                    refused(key, operation, entry);
                }
            }
            case NO_ANSWER ->
                    reads.answered(
                            key,
                            new Read.NotCollected<T>(
                                    key,
                                    Cause.NO_ANSWER,
                                    "AWS did not answer "
                                            + operation
                                            + " ("
                                            + entry.words()
                                            + ")"));
            case REFUSED -> refused(key, operation, entry);
        }
    }

    private <T> void refused(ReadKey<T> key, String operation, Entry entry) {
        reads.answered(key, new Read.Denied<T>(key, operation, entry.words()));
    }

    private static Optional<String> subject(ReadKey<?> kind, Entry entry) {
        if (PER_USER.contains(kind)) {
            return entry.user();
        }
        if (PER_TRAIL.contains(kind)) {
            return entry.trail();
        }
        if (kind.equals(ReadKey.ACCESS_ANALYZERS)) {
            return entry.region();
        }
        boolean isContact = kind.equals(ReadKey.ALTERNATE_CONTACTS);
        boolean isNone = AwsAnswer.of(entry.code(), entry.message()) == AwsAnswer.NONE;
        // An answer about nobody in particular is about the one contact that is judged.
        return isContact
                ? entry.type().or(() -> isNone ? Optional.of(SECURITY) : Optional.empty())
                : Optional.empty();
    }

    /// Notes that there is none, if that is what the code means for this read.
    private boolean noneOf(ReadKey<?> key, String code) {
        return switch (code) {
            case "nosuchentity" -> noSuchEntity(key);
            case "resourcenotfound" ->
                    key.subject().isPresent()
                            && none(key, ReadKey.ALTERNATE_CONTACTS, Optional.empty());
            case "awsorganizationsnotinuse", "organizationnotfound" ->
                    none(key, ReadKey.ORGANIZATION, Optional.empty())
                            || none(key, ReadKey.ORGANIZATION_ACCOUNTS, List.of())
                            || none(key, ReadKey.SERVICE_CONTROL_POLICIES, List.of())
                            || none(key, ReadKey.ORGANIZATION_FEATURES, Optional.empty());
            case "serviceaccessnotenabled" ->
                    none(key, ReadKey.ORGANIZATION_FEATURES, Optional.of(Set.of()));
            default -> none(key, ReadKey.ORGANIZATION_FEATURES, Optional.empty());
        };
    }

    /// For a list of one user's things it says that the user is gone, and so are its things.
    private boolean noSuchEntity(ReadKey<?> key) {
        return none(key, ReadKey.PASSWORD_POLICY, Optional.empty())
                || (key.subject().isPresent()
                        && (none(key, ReadKey.LOGIN_PROFILES, Optional.empty())
                                || none(key, ReadKey.ACCESS_KEYS, List.of())
                                || none(key, ReadKey.MFA_DEVICES, List.of())
                                || none(key, ReadKey.SSH_PUBLIC_KEYS, List.of())
                                || none(key, ReadKey.SIGNING_CERTIFICATES, List.of())));
    }

    private <T> boolean none(ReadKey<?> key, ReadKey<T> kind, T nothing) {
        if (!key.kind().equals(kind)) {
            return false;
        }
        ReadKey<T> own = key.subject().map(kind::of).orElse(kind);
        reads.answered(own, Read.known(nothing, reads.source(kind, FILE)));
        return true;
    }
}
