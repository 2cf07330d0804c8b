package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.Takes.NOTHING_TO_TAKE_BACK;
import static dev.lockstep.effect.touched.Takes.NOT_IN_PLANS;
import static dev.lockstep.effect.touched.Takes.back;
import static dev.lockstep.effect.touched.Takes.never;
import static dev.lockstep.effect.touched.Takes.was;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Inverse;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.Touched;
import java.util.Optional;

/// What takes effects on the account as a whole and around it back.
public final class AroundInverse {
    private static final int NUMBER_LENGTH = 4;

    private AroundInverse() {}

    /// Of an effect on the account as a whole.
    public static Inverse of(AccountEffect effect, Touched before) {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy _ ->
                    was(before, "MinimumPasswordLength").isEmpty()
                            ? back(new AccountEffect.DeleteAccountPasswordPolicy())
                            : formerPolicy(before);
            case AccountEffect.DeleteAccountPasswordPolicy _ ->
                    was(before, "MinimumPasswordLength").isEmpty()
                            ? NOTHING_TO_TAKE_BACK
                            : formerPolicy(before);
            case AccountEffect.CreateAccountAlias(var alias) ->
                    alias(before)
                            .map(old -> back(new AccountEffect.CreateAccountAlias(old)))
                            .orElseGet(() -> back(new AccountEffect.DeleteAccountAlias(alias)));
            case AccountEffect.DeleteAccountAlias _ ->
                    alias(before)
                            .map(old -> back(new AccountEffect.CreateAccountAlias(old)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case ServerCertificateEffect.DeleteServerCertificate _ ->
                    never("AWS does not give a private key back");
            case ServerCertificateEffect.UploadServerCertificate _,
                    ServerCertificateEffect.UpdateServerCertificate _,
                    ServerCertificateEffect.TagServerCertificate _,
                    ServerCertificateEffect.UntagServerCertificate _,
                    ProviderEffect _ ->
                    NOT_IN_PLANS;
        };
    }

    private static Optional<String> alias(Touched before) {
        return was(before, AroundTouched.alias(Optional.of("")));
    }

    private static Inverse formerPolicy(Touched before) {
        return number(before, "MinimumPasswordLength")
                .map(length ->
                        back(
                                new AccountEffect.UpdateAccountPasswordPolicy(
                                        new PasswordPolicy(
                                                length,
                                                flag(before, "RequireUppercaseCharacters"),
                                                flag(before, "RequireLowercaseCharacters"),
                                                flag(before, "RequireNumbers"),
                                                flag(before, "RequireSymbols"),
                                                flag(before, "AllowUsersToChangePassword"),
                                                number(before, "MaxPasswordAge"),
                                                number(before, "PasswordReusePrevention"),
                                                flag(before, "HardExpiry")))))
                .orElseGet(() -> never("the former password policy was not written down whole"));
    }

    private static Optional<Integer> number(Touched before, String name) {
        return was(before, name)
                .filter(text ->
                        text.length() <= NUMBER_LENGTH
                                && !text.isEmpty()
                                && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Integer::valueOf);
    }

    private static boolean flag(Touched before, String name) {
        return was(before, name).equals(Optional.of("true"));
    }

    /// Of an effect around the account.
    public static Inverse of(AroundEffect effect, Touched before, Account account) {
        return switch (effect) {
            case AroundEffect.PutAlternateContact(var type, _) ->
                    contact(type, before)
                            .map(old -> back(new AroundEffect.PutAlternateContact(type, old)))
                            .orElseGet(() -> back(new AroundEffect.DeleteAlternateContact(type)));
            case AroundEffect.DeleteAlternateContact(var type) ->
                    contact(type, before)
                            .map(old -> back(new AroundEffect.PutAlternateContact(type, old)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case AroundEffect.CreateTrail trail ->
                    isThere(trail.arn(account), before)
                            ? NOTHING_TO_TAKE_BACK
                            : back(new AroundEffect.DeleteTrail(trail.arn(account)));
            case AroundEffect.UpdateTrail trail -> formerTrail(trail, before);
            case AroundEffect.DeleteTrail _ ->
                    never("what a deleted trail recorded and where it logged is not written down");
            case AroundEffect.StartLogging(var arn) ->
                    logged(arn, before)
                            ? NOTHING_TO_TAKE_BACK
                            : back(new AroundEffect.StopLogging(arn));
            case AroundEffect.StopLogging(var arn) ->
                    logged(arn, before)
                            ? back(new AroundEffect.StartLogging(arn))
                            : NOTHING_TO_TAKE_BACK;
            case AroundEffect.PutEventSelectors(var arn, _) ->
                    SelectorStates.read(AroundTouched.trailText(arn), before.states())
                            .map(old -> back(new AroundEffect.PutEventSelectors(arn, old)))
                            .orElseGet(() ->
                                    never("the former event selectors were not written down"));
            case AroundEffect.CreateAnalyzer(var region, var name, _) ->
                    was(before, AroundTouched.analyzerText(region, name)).isPresent()
                            ? NOTHING_TO_TAKE_BACK
                            : back(new AroundEffect.DeleteAnalyzer(region, name));
            case AroundEffect.DeleteAnalyzer(var region, var name) ->
                    was(before, AroundTouched.analyzerText(region, name))
                            .map(type -> back(new AroundEffect.CreateAnalyzer(region, name, type)))
                            .orElse(NOTHING_TO_TAKE_BACK);
        };
    }

    private static Optional<AlternateContact> contact(String type, Touched before) {
        return was(before, AroundTouched.contactPart(type, "EmailAddress"))
                .map(email ->
                        new AlternateContact(
                                was(before, AroundTouched.contactPart(type, "Name")).orElse(""),
                                was(before, AroundTouched.contactPart(type, "Title")).orElse(""),
                                email,
                                was(before, AroundTouched.contactPart(type, "PhoneNumber"))
                                        .orElse("")));
    }

    private static boolean isThere(String arn, Touched before) {
        return was(before, AroundTouched.trailPart(arn, "IsMultiRegionTrail")).isPresent();
    }

    private static boolean logged(String arn, Touched before) {
        return was(before, AroundTouched.trailPart(arn, "IsLogging")).equals(Optional.of("true"));
    }

    private static Inverse formerTrail(AroundEffect.UpdateTrail trail, Touched before) {
        String arn = trail.arn();
        if (!isThere(arn, before)) {
            return NOTHING_TO_TAKE_BACK;
        }
        Optional<String> bucket = was(before, AroundTouched.trailPart(arn, "S3BucketName"));
        if (trail.bucket().isPresent() && bucket.isEmpty()) {
            return never("the bucket to which the trail wrote before is not known");
        }
        return back(
                new AroundEffect.UpdateTrail(
                        arn,
                        trail.bucket().flatMap(_ -> bucket),
                        former(trail.multiRegion(), arn, "IsMultiRegionTrail", before),
                        former(trail.logFileValidation(), arn, "LogFileValidationEnabled", before),
                        former(trail.organizationTrail(), arn, "IsOrganizationTrail", before)));
    }

    private static Optional<Boolean> former(
            Optional<Boolean> changed, String arn, String part, Touched before) {
        return changed.flatMap(_ -> was(before, AroundTouched.trailPart(arn, part)))
                .map(Boolean::parseBoolean);
    }
}
