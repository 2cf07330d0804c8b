package dev.lockstep.effect.wording;

import static dev.lockstep.effect.wording.Params.none;
import static dev.lockstep.effect.wording.Params.with;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Trail;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words of effects around the account.
///
/// Rule source: the API references of Account Management (PutAlternateContact), CloudTrail
/// (CreateTrail, PutEventSelectors) and Access Analyzer (CreateAnalyzer).
final class AroundWords {
    private static final String REGION = "Region";
    private static final String TYPE = "AlternateContactType";
    private static final Pattern CONTACT = Pattern.compile("SECURITY|BILLING|OPERATIONS");
    private static final Pattern ANALYZER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,254}");
    private static final Pattern TRAIL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,127}");
    private static final List<String> OPERATORS =
            List.of(
                    "Equals",
                    "StartsWith",
                    "EndsWith",
                    "NotEquals",
                    "NotStartsWith",
                    "NotEndsWith");

    private AroundWords() {}

    static Call of(AroundEffect effect) {
        Params params =
                switch (effect) {
                    case AroundEffect.PutAlternateContact(var type, var contact) ->
                            with(TYPE, type)
                                    .text("Name", contact.name())
                                    .text("Title", contact.title())
                                    .text("EmailAddress", contact.email())
                                    .text("PhoneNumber", contact.phone());
                    case AroundEffect.DeleteAlternateContact(var type) -> with(TYPE, type);
                    case AroundEffect.CreateTrail trail ->
                            with(REGION, trail.region())
                                    .text("Name", trail.name())
                                    .text("S3BucketName", trail.bucket())
                                    .flag("IsMultiRegionTrail", trail.multiRegion())
                                    .flag("EnableLogFileValidation", trail.logFileValidation())
                                    .flag("IsOrganizationTrail", trail.organizationTrail());
                    case AroundEffect.UpdateTrail trail ->
                            with("Name", trail.arn())
                                    .text("S3BucketName", trail.bucket())
                                    .flag("IsMultiRegionTrail", trail.multiRegion())
                                    .flag("EnableLogFileValidation", trail.logFileValidation())
                                    .flag("IsOrganizationTrail", trail.organizationTrail());
                    case AroundEffect.DeleteTrail(var arn) -> with("Name", arn);
                    case AroundEffect.StartLogging(var arn) -> with("Name", arn);
                    case AroundEffect.StopLogging(var arn) -> with("Name", arn);
                    case AroundEffect.PutEventSelectors(var arn, var selectors) ->
                            with("TrailName", arn)
                                    .nested(
                                            "EventSelectors",
                                            selectors.basic().stream()
                                                    .map(AroundWords::of)
                                                    .toList())
                                    .nested(
                                            "AdvancedEventSelectors",
                                            selectors.advanced().stream()
                                                    .map(AroundWords::of)
                                                    .toList());
                    case AroundEffect.CreateAnalyzer(var region, var name, var type) ->
                            with(REGION, region).text("analyzerName", name).text("type", type);
                    case AroundEffect.DeleteAnalyzer(var region, var name) ->
                            with(REGION, region).text("analyzerName", name);
                };
        return params.call(effect.operation());
    }

    private static Params of(Trail.Basic selector) {
        return with("ReadWriteType", selector.readWriteType())
                .flag("IncludeManagementEvents", selector.managementEvents())
                .texts("ExcludeManagementEventSources", selector.excludedSources());
    }

    private static Params of(Trail.Advanced selector) {
        return none().nested(
                        "FieldSelectors",
                        selector.fields().stream()
                                .map(field ->
                                        with("Field", field.name())
                                                .texts(field.operator(), field.values()))
                                .toList());
    }

    static Optional<Effect> read(String operation, Given given) {
        return Optional.ofNullable(
                switch (operation) {
                    case "account:PutAlternateContact" ->
                            new AroundEffect.PutAlternateContact(
                                    given.text(TYPE, CONTACT),
                                    new AlternateContact(
                                            given.text("Name", Given.FILLED),
                                            given.text("Title", Given.FILLED),
                                            given.text("EmailAddress", Given.FILLED),
                                            given.text("PhoneNumber", Given.FILLED)));
                    case "account:DeleteAlternateContact" ->
                            new AroundEffect.DeleteAlternateContact(given.text(TYPE, CONTACT));
                    case "cloudtrail:CreateTrail" ->
                            new AroundEffect.CreateTrail(
                                    given.text(REGION, Given.REGION),
                                    given.text("Name", TRAIL),
                                    given.text("S3BucketName", Given.BUCKET),
                                    given.flag("IsMultiRegionTrail"),
                                    given.flag("EnableLogFileValidation"),
                                    given.flag("IsOrganizationTrail"));
                    case "cloudtrail:UpdateTrail" ->
                            new AroundEffect.UpdateTrail(
                                    arn(given),
                                    given.optional("S3BucketName", Given.BUCKET),
                                    given.optionalFlag("IsMultiRegionTrail"),
                                    given.optionalFlag("EnableLogFileValidation"),
                                    given.optionalFlag("IsOrganizationTrail"));
                    case "cloudtrail:DeleteTrail" -> new AroundEffect.DeleteTrail(arn(given));
                    case "cloudtrail:StartLogging" -> new AroundEffect.StartLogging(arn(given));
                    case "cloudtrail:StopLogging" -> new AroundEffect.StopLogging(arn(given));
                    case "cloudtrail:PutEventSelectors" ->
                            new AroundEffect.PutEventSelectors(
                                    given.text("TrailName", Given.ARN), selectors(given));
                    case "access-analyzer:CreateAnalyzer" ->
                            new AroundEffect.CreateAnalyzer(
                                    given.text(REGION, Given.REGION),
                                    given.text("analyzerName", ANALYZER),
                                    given.text("type", Given.WORD));
                    case "access-analyzer:DeleteAnalyzer" ->
                            new AroundEffect.DeleteAnalyzer(
                                    given.text(REGION, Given.REGION),
                                    given.text("analyzerName", ANALYZER));
                    default -> null;
                });
    }

    private static String arn(Given given) {
        return given.text("Name", Given.ARN);
    }

    private static Trail.Selectors selectors(Given given) {
        var basic = new ArrayList<Trail.Basic>();
        for (Given one : given.nested("EventSelectors")) {
            basic.add(
                    new Trail.Basic(
                            one.text("ReadWriteType", Given.WORD),
                            one.flag("IncludeManagementEvents"),
                            one.texts("ExcludeManagementEventSources", Given.FILLED)));
            one.end();
        }
        var advanced = new ArrayList<Trail.Advanced>();
        for (Given one : given.nested("AdvancedEventSelectors")) {
            advanced.add(
                    new Trail.Advanced(
                            one.nested("FieldSelectors").stream()
                                    .map(AroundWords::field)
                                    .toList()));
            one.end();
        }
        return new Trail.Selectors(basic, advanced);
    }

    private static Trail.Field field(Given given) {
        String name = given.text("Field", Given.FILLED);
        String operator =
                OPERATORS.stream()
                        .filter(given::has)
                        .findFirst()
                        .orElseThrow(() -> given.refusal("has no operator"));
        var field = new Trail.Field(name, operator, given.texts(operator, Given.ANY));
        given.end();
        return field;
    }
}
