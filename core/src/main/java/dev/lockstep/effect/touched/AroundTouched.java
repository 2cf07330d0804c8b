package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.StateName.state;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.Touched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What effects on the account as a whole and around it touch. Each method serves an account and a
/// live read alike; an answer that there is none is the absent one.
public final class AroundTouched {
    private AroundTouched() {}

    /// The states of a password policy, by AWS's names; none where AWS's default is in force
    /// (GetAccountPasswordPolicy).
    public static Touched passwordPolicy(Optional<PasswordPolicy> policy) {
        var states = new TreeMap<String, String>();
        policy.ifPresent(one -> {
            states.put("MinimumPasswordLength", Integer.toString(one.minimumLength()));
            states.put("RequireUppercaseCharacters", Boolean.toString(one.requireUppercase()));
            states.put("RequireLowercaseCharacters", Boolean.toString(one.requireLowercase()));
            states.put("RequireNumbers", Boolean.toString(one.requireNumbers()));
            states.put("RequireSymbols", Boolean.toString(one.requireSymbols()));
            states.put("AllowUsersToChangePassword", Boolean.toString(one.allowUsersToChange()));
            one.maxAgeDays().ifPresent(days -> states.put("MaxPasswordAge", days.toString()));
            one.reusePrevention()
                    .ifPresent(count -> states.put("PasswordReusePrevention", count.toString()));
            states.put("HardExpiry", Boolean.toString(one.hardExpiry()));
        });
        return new Touched(states);
    }

    /// The account's alias (ListAccountAliases).
    public static Touched alias(Optional<String> alias) {
        return state("account alias", alias);
    }

    /// A server certificate, told from others of its name by its end (ListServerCertificates).
    ///
    /// @param expires where the certificate is there and its end is known
    public static Touched serverCertificate(String name, boolean there, Optional<Instant> expires) {
        return state(
                "server certificate " + StateName.of(name),
                there,
                expires.map(end -> "ends " + end).orElse("there"));
    }

    /// An alternate contact (GetAlternateContact).
    ///
    /// @param type such as `SECURITY`
    public static Touched contact(String type, Optional<AlternateContact> contact) {
        var states = new TreeMap<String, String>();
        contact.ifPresent(one -> {
            states.put(contactPart(type, "Name"), one.name());
            states.put(contactPart(type, "Title"), one.title());
            states.put(contactPart(type, "EmailAddress"), one.email());
            states.put(contactPart(type, "PhoneNumber"), one.phone());
        });
        return new Touched(states);
    }

    static String contactPart(String type, String part) {
        return part + " of the " + StateName.of(type) + " contact";
    }

    /// A trail (DescribeTrails).
    public static Touched trail(String arn, Optional<Trail> trail) {
        var states = new TreeMap<String, String>();
        trail.ifPresent(one -> {
            one.bucket().ifPresent(bucket -> states.put(trailPart(arn, "S3BucketName"), bucket));
            states.put(trailPart(arn, "IsMultiRegionTrail"), Boolean.toString(one.multiRegion()));
            states.put(
                    trailPart(arn, "LogFileValidationEnabled"),
                    Boolean.toString(one.logFileValidation()));
            states.put(
                    trailPart(arn, "IsOrganizationTrail"),
                    Boolean.toString(one.organizationTrail()));
        });
        return new Touched(states);
    }

    /// Whether a trail logs (GetTrailStatus).
    ///
    /// @param logging absent: there is no such trail
    public static Touched logging(String arn, Optional<Boolean> logging) {
        return state(trailPart(arn, "IsLogging"), logging.map(one -> Boolean.toString(one)));
    }

    /// Which events a trail records (GetEventSelectors).
    ///
    /// @param selectors absent: there is no such trail
    public static Touched selectors(String arn, Optional<Trail.Selectors> selectors) {
        return selectors.map(one -> SelectorStates.of(trailText(arn), one)).orElse(Touched.NOTHING);
    }

    static String trailPart(String arn, String part) {
        return part + " of " + trailText(arn);
    }

    static String trailText(String arn) {
        return "trail " + StateName.of(arn);
    }

    /// An Access Analyzer (GetAnalyzer).
    ///
    /// @param type as AWS writes it; absent: there is no such analyzer
    public static Touched analyzer(String region, String name, Optional<String> type) {
        return state(analyzerText(region, name), type);
    }

    static String analyzerText(String region, String name) {
        return "analyzer " + StateName.of(name) + " in " + StateName.of(region);
    }

    /// What an effect on the account as a whole touches, as it is in an account.
    public static Touched in(Account account, AccountEffect effect) {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy _,
                    AccountEffect.DeleteAccountPasswordPolicy _ ->
                    passwordPolicy(account.passwordPolicy());
            case AccountEffect.CreateAccountAlias _, AccountEffect.DeleteAccountAlias _ ->
                    alias(account.alias());
            case ServerCertificateEffect.DeleteServerCertificate(var name) -> {
                Optional<ServerCertificate> found =
                        account.serverCertificates().stream()
                                .filter(one -> one.name().equals(name))
                                .findFirst();
                yield serverCertificate(
                        name, found.isPresent(), found.flatMap(ServerCertificate::expires));
            }
            // A private key comes with it, and no plan uploads or changes one.
            case ServerCertificateEffect.UploadServerCertificate _,
                    ServerCertificateEffect.UpdateServerCertificate _,
                    ServerCertificateEffect.TagServerCertificate _,
                    ServerCertificateEffect.UntagServerCertificate _ ->
                    Touched.NOTHING;
            // No plan changes whom the account lets sign in from elsewhere.
            case ProviderEffect _ -> Touched.NOTHING;
        };
    }

    /// What an effect around the account touches, as it is in an account.
    public static Touched in(Account account, AroundEffect effect) {
        return switch (effect) {
            case AroundEffect.PutAlternateContact(var type, _) ->
                    contact(type, Optional.ofNullable(account.alternateContacts().get(type)));
            case AroundEffect.DeleteAlternateContact(var type) ->
                    contact(type, Optional.ofNullable(account.alternateContacts().get(type)));
            case AroundEffect.CreateTrail one -> {
                String arn = one.arn(account);
                yield trail(arn, trail(account, arn));
            }
            case AroundEffect.UpdateTrail(var arn, _, _, _, _) -> trail(arn, trail(account, arn));
            case AroundEffect.DeleteTrail(var arn) -> trail(arn, trail(account, arn));
            case AroundEffect.StartLogging(var arn) -> logging(arn, logs(account, arn));
            case AroundEffect.StopLogging(var arn) -> logging(arn, logs(account, arn));
            case AroundEffect.PutEventSelectors(var arn, _) ->
                    selectors(arn, trail(account, arn).flatMap(Trail::selectors));
            case AroundEffect.CreateAnalyzer(var region, var name, _) ->
                    analyzer(region, name, analyzerType(account, region, name));
            case AroundEffect.DeleteAnalyzer(var region, var name) ->
                    analyzer(region, name, analyzerType(account, region, name));
        };
    }

    private static Optional<Trail> trail(Account account, String arn) {
        return account.trails().stream().filter(one -> one.arn().equals(arn)).findFirst();
    }

    private static Optional<Boolean> logs(Account account, String arn) {
        return trail(account, arn).flatMap(Trail::status).map(Trail.Status::logging);
    }

    private static Optional<String> analyzerType(Account account, String region, String name) {
        return account.analyzers().getOrDefault(region, List.of()).stream()
                .filter(one -> one.name().equals(name))
                .map(Analyzer::type)
                .findFirst();
    }
}
