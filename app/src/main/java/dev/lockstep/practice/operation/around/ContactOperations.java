package dev.lockstep.practice.operation.around;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Region;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.state.AwsRegions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.account.model.DeleteAlternateContactRequest;
import software.amazon.awssdk.services.account.model.DeleteAlternateContactResponse;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.account.model.GetAlternateContactResponse;
import software.amazon.awssdk.services.account.model.GetRegionOptStatusRequest;
import software.amazon.awssdk.services.account.model.GetRegionOptStatusResponse;
import software.amazon.awssdk.services.account.model.ListRegionsRequest;
import software.amazon.awssdk.services.account.model.ListRegionsResponse;
import software.amazon.awssdk.services.account.model.PutAlternateContactRequest;
import software.amazon.awssdk.services.account.model.PutAlternateContactResponse;
import software.amazon.awssdk.services.account.model.RegionOptStatus;

/// Alternate contacts and regions (AWS Account Management API reference).
final class ContactOperations implements Operations {
    /// ListRegions gives 50 regions at most.
    private static final int PAGE = 50;

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return Optional.ofNullable(
                switch (request) {
                    case GetAlternateContactRequest get -> get(get, call);
                    case PutAlternateContactRequest put -> put(put, call);
                    case DeleteAlternateContactRequest delete -> delete(delete, call);
                    case GetRegionOptStatusRequest one -> region(one, call);
                    case ListRegionsRequest list -> regions(list, call);
                    default -> null;
                });
    }

    private static Answer get(GetAlternateContactRequest request, Call call) {
        requireOwn(request.accountId(), "account:GetAlternateContact", call);
        String type = request.alternateContactTypeAsString();
        AlternateContact found =
                Optional.ofNullable(call.seen().alternateContacts().get(type))
                        .orElseThrow(ContactOperations::none);
        return Answer.of(
                GetAlternateContactResponse.builder()
                        .alternateContact(contact ->
                                contact.alternateContactType(type)
                                        .name(found.name())
                                        .title(found.title())
                                        .emailAddress(found.email())
                                        .phoneNumber(found.phone()))
                        .build(),
                call);
    }

    private static Answer put(PutAlternateContactRequest request, Call call) {
        requireOwn(request.accountId(), "account:PutAlternateContact", call);
        var effect =
                new AroundEffect.PutAlternateContact(
                        request.alternateContactTypeAsString(),
                        new AlternateContact(
                                request.name(),
                                request.title(),
                                request.emailAddress(),
                                request.phoneNumber()));
        return new Answer(
                PutAlternateContactResponse.builder().build(),
                call.state().after(effect, Assigned.at(call.now())));
    }

    private static Answer delete(DeleteAlternateContactRequest request, Call call) {
        requireOwn(request.accountId(), "account:DeleteAlternateContact", call);
        String type = request.alternateContactTypeAsString();
        if (!call.truth().alternateContacts().containsKey(type)) {
            throw none();
        }
        return new Answer(
                DeleteAlternateContactResponse.builder().build(),
                call.state()
                        .after(
                                new AroundEffect.DeleteAlternateContact(type),
                                Assigned.at(call.now())));
    }

    private static Answer regions(ListRegionsRequest request, Call call) {
        requireOwn(request.accountId(), "account:ListRegions", call);
        List<RegionOptStatus> wanted = request.regionOptStatusContains();
        List<Region> all =
                call.seen().regions().stream()
                        .filter(region -> wanted.isEmpty() || wanted.contains(status(region)))
                        .toList();
        Page<Region> page =
                Page.of(
                        all,
                        request.nextToken(),
                        request.maxResults(),
                        PAGE,
                        new AwsError(400, "ValidationException", "The NextToken is not valid."));
        return Answer.of(
                ListRegionsResponse.builder()
                        .regions(
                                page.entries().stream()
                                        .map(region ->
                                                software.amazon.awssdk.services.account.model.Region
                                                        .builder()
                                                        .regionName(region.name())
                                                        .regionOptStatus(status(region))
                                                        .build())
                                        .toList())
                        .nextToken(page.next().orElse(null))
                        .build(),
                call);
    }

    private static Answer region(GetRegionOptStatusRequest request, Call call) {
        requireOwn(request.accountId(), "account:GetRegionOptStatus", call);
        Region found =
                call.seen().regions().stream()
                        .filter(region -> region.name().equals(request.regionName()))
                        .findFirst()
                        .orElseThrow(() ->
                                new AwsError(
                                        400,
                                        "ValidationException",
                                        "The region name that you entered is not valid."));
        return Answer.of(
                GetRegionOptStatusResponse.builder()
                        .regionName(found.name())
                        .regionOptStatus(status(found))
                        .build(),
                call);
    }

    private static RegionOptStatus status(Region region) {
        if (!region.enabled()) {
            return RegionOptStatus.DISABLED;
        }
        return AwsRegions.BY_DEFAULT.contains(region.name())
                ? RegionOptStatus.ENABLED_BY_DEFAULT
                : RegionOptStatus.ENABLED;
    }

    /// Another account's contacts are for the organization's administrators; a practice account has
    /// none of them to show.
    private static void requireOwn(@Nullable String account, String operation, Call call) {
        if (account != null && !call.truth().id().equals(Optional.of(account))) {
            throw new AwsError(
                    403,
                    "AccessDeniedException",
                    "User: "
                            + call.caller().arn(call.truth())
                            + " is not authorized to perform: "
                            + operation
                            + " (The account "
                            + account
                            + " is not one that you may manage.)");
        }
    }

    private static AwsError none() {
        return new AwsError(
                404,
                "ResourceNotFoundException",
                "No contact of the inputted alternate contact type found.");
    }
}
