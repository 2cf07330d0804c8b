package dev.lockstep.collect;

import dev.lockstep.account.AccountSummary;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The files about the account itself: who it is, its password policy, its counts, contacts and
/// regions.
final class AccountFiles {
    private static final Set<String> NOT_ENABLED =
            Set.of("DISABLED", "DISABLING", "ENABLING", "not-opted-in");

    private AccountFiles() {}

    static void read(FolderReads reads) {
        callerIdentity(reads);
        aliases(reads);
        summary(reads);
        passwordPolicy(reads);
        contacts(reads);
        reads.list(
                ReadKey.SERVER_CERTIFICATES,
                "server-certificates.json",
                "ServerCertificateMetadataList",
                "a server certificate",
                one ->
                        new ServerCertificate(
                                one.text("ServerCertificateName"),
                                one.optionalText("Arn"),
                                one.date("Expiration"),
                                one.optionalText("ServerCertificateId"),
                                one.date("UploadDate"),
                                Optional.empty(),
                                Optional.empty()));
        reads.list(
                ReadKey.SAML_PROVIDERS,
                "saml-providers.json",
                "SAMLProviderList",
                "a SAML provider",
                one -> one.text("Arn"));
        reads.list(
                ReadKey.OPEN_ID_CONNECT_PROVIDERS,
                "open-id-connect-providers.json",
                "OpenIDConnectProviderList",
                "an OpenID Connect provider",
                one -> one.text("Arn"));
        reads.list(ReadKey.REGIONS, "regions.json", "Regions", "a region", AccountFiles::region);
        reads.lists(
                ReadKey.ACCESS_ANALYZERS,
                "access-analyzers.json",
                "region",
                "analyzers",
                "an analyzer",
                one ->
                        new Analyzer(
                                one.text("name"),
                                one.text("arn"),
                                one.text("type"),
                                one.text("status"),
                                one.date("createdAt")));
    }

    /// An account's id.
    ///
    /// @throws dev.lockstep.input.BadInput if it is not 12 digits
    static Optional<String> accountId(JsonFields fields, String name) {
        Optional<String> id = fields.optionalText(name);
        if (id.filter(text -> !text.matches("[0-9]{12}")).isPresent()) {
            throw fields.problem(name, "no account id; expected 12 digits");
        }
        return id;
    }

    private static void callerIdentity(FolderReads reads) {
        String file = "caller-identity.json";
        reads.object(file, "the answer of get-caller-identity")
                .ifPresent(answer -> {
                    String account = answer.text("Account");
                    reads.value(
                            ReadKey.CALLER_IDENTITY,
                            file,
                            new CallerIdentity(
                                    accountId(answer, "Account").orElse(account),
                                    answer.text("Arn")));
                });
    }

    private static void aliases(FolderReads reads) {
        String file = "account-aliases.json";
        reads.json(file)
                .ifPresent(json -> {
                    var entries =
                            FolderReads.entries(
                                    json, json.root(), "AccountAliases", "an account alias");
                    if (entries.isEmpty()) {
                        reads.lacking(
                                ReadKey.ACCOUNT_ALIAS,
                                FolderReads.pagesMissing(ReadKey.ACCOUNT_ALIAS, file));
                        return;
                    }
                    List<String> aliases =
                            entries.get().stream()
                                    .map(entry -> json.text(entry, "an account alias as text"))
                                    .toList();
                    reads.value(ReadKey.ACCOUNT_ALIAS, file, aliases.stream().findFirst());
                });
    }

    private static void summary(FolderReads reads) {
        String file = "account-summary.json";
        reads.object(file, "the answer of get-account-summary")
                .ifPresent(answer -> {
                    JsonFields map =
                            answer.file().object(answer.required("SummaryMap"), "the summary map");
                    Map<String, Integer> counts = new HashMap<>();
                    for (Member member : map.members()) {
                        map.count(member.name())
                                .ifPresent(count -> counts.put(member.name(), count));
                    }
                    reads.value(ReadKey.SUMMARY, file, new AccountSummary(counts));
                });
    }

    private static void passwordPolicy(FolderReads reads) {
        String file = "password-policy.json";
        reads.object(file, "the answer of get-account-password-policy")
                .ifPresent(answer -> {
                    requireMember(answer, "PasswordPolicy");
                    reads.value(
                            ReadKey.PASSWORD_POLICY,
                            file,
                            answer.object("PasswordPolicy", "a password policy or null")
                                    .map(AccountFiles::passwordPolicy));
                });
    }

    private static PasswordPolicy passwordPolicy(JsonFields policy) {
        policy.required("MinimumPasswordLength");
        return new PasswordPolicy(
                policy.count("MinimumPasswordLength").orElseThrow(),
                policy.flag("RequireUppercaseCharacters", false),
                policy.flag("RequireLowercaseCharacters", false),
                policy.flag("RequireNumbers", false),
                policy.flag("RequireSymbols", false),
                policy.flag("AllowUsersToChangePassword", false),
                policy.count("MaxPasswordAge").filter(days -> days > 0),
                policy.count("PasswordReusePrevention").filter(count -> count > 0),
                policy.flag("HardExpiry", false));
    }

    private static void contacts(FolderReads reads) {
        String file = "alternate-contacts.json";
        reads.object(file, "an object with a contact or null for each type")
                .ifPresent(types -> {
                    for (Member type : types.members()) {
                        reads.value(
                                ReadKey.ALTERNATE_CONTACTS.of(type.name()),
                                file,
                                contact(types.file(), type));
                    }
                });
    }

    private static Optional<AlternateContact> contact(JsonFile json, Member type) {
        if (type.value() instanceof JsonNull) {
            return Optional.empty();
        }
        JsonFields given = json.object(type.value(), "an alternate contact or null");
        JsonFields contact = given.object("AlternateContact", "an alternate contact").orElse(given);
        return Optional.of(
                new AlternateContact(
                        contact.optionalText("Name").orElse(""),
                        contact.optionalText("Title").orElse(""),
                        contact.text("EmailAddress"),
                        contact.optionalText("PhoneNumber").orElse("")));
    }

    /// By account list-regions (RegionOptStatus) or ec2 describe-regions (OptInStatus). A status
    /// that is not known counts as enabled, so that the region is judged.
    private static Region region(JsonFields region) {
        Optional<String> status =
                region.optionalText("RegionOptStatus").or(() -> region.optionalText("OptInStatus"));
        return new Region(
                region.text("RegionName"), status.filter(NOT_ENABLED::contains).isEmpty());
    }

    /// A member that must be there but may be null.
    static void requireMember(JsonFields answer, String name) {
        if (answer.member(name).isEmpty()) {
            answer.required(name);
        }
    }
}
