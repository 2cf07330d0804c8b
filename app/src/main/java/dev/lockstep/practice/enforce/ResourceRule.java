package dev.lockstep.practice.enforce;

import java.util.Locale;

/// How the resource of a call is found from its request.
enum ResourceRule {
    /// Nobody needs leave for the call, and no policy can take it.
    FREE,

    /// AWS knows no resource for the action: `*`.
    ANY,

    /// What is there under a name; the caller itself where the request names nobody.
    NAMED,

    /// The same; with `AllUsers` it is everybody.
    NAMED_OR_ALL,

    /// The user that an access key belongs to.
    KEY_OWNER,

    /// What is to be made, with its path.
    NEW,

    /// All of a type, by the beginning of their paths.
    LIST,

    /// What an ARN names.
    ARN,

    /// A provider that is to be made, by its URL.
    NEW_OIDC,

    /// The role that AWS makes for a service.
    SERVICE_ROLE,

    /// The role of a task that deletes it.
    DELETION_TASK,

    /// Something of the organization, by its id.
    ORGANIZATION,

    /// The account itself, or another one of the organization.
    ACCOUNT,

    /// What is there under a name or an ARN, in the region that is asked.
    REGIONAL,

    /// All of a service in the region that is asked.
    REGIONAL_LIST;

    /// By its word in the table.
    static ResourceRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
