package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesRequest;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;

/// The organization and its accounts (AWS Organizations API reference), and central root access
/// (IAM API reference, ListOrganizationsFeatures).
///
/// A practice account knows of no delegated administrators, so only the management account may ask
/// for more than what the organization is.
final class OrganizationOperations implements Operations {
    /// ListAccounts gives 20 accounts at most.
    private static final int PAGE = 20;

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return Optional.ofNullable(
                switch (request) {
                    case DescribeOrganizationRequest _ -> describe(call);
                    case ListAccountsRequest list -> accounts(list, call);
                    case ListDelegatedAdministratorsRequest _ -> administrators(call);
                    case ListOrganizationsFeaturesRequest _ -> features(call);
                    default -> null;
                });
    }

    /// The organization, for a member too.
    ///
    /// @throws AwsError if there is none
    static Organization organization(Call call) {
        return call.seen()
                .organization()
                .orElseThrow(() ->
                        new AwsError(
                                400,
                                "AWSOrganizationsNotInUseException",
                                "Your account is not a member of an organization."));
    }

    /// The organization, for its management account alone.
    ///
    /// @throws AwsError if there is none, or this is another account
    static Organization managed(Call call) {
        Organization organization = organization(call);
        if (!isManagement(organization, call)) {
            throw new AwsError(
                    400,
                    "AccessDeniedException",
                    "You don't have permissions to access this resource.");
        }
        return organization;
    }

    static AwsError wrongToken() {
        return new AwsError(
                400,
                "InvalidInputException",
                "You provided an invalid value for NextToken: INVALID_NEXT_TOKEN.");
    }

    /// The ARN of something of an organization.
    static String arn(Account account, String owner, String resource) {
        return "arn:" + account.partition() + ":organizations::" + owner + ":" + resource;
    }

    private static boolean isManagement(Organization organization, Call call) {
        return call.seen().id().equals(Optional.of(organization.managementAccount()));
    }

    private static Answer describe(Call call) {
        Organization found = organization(call);
        String management = found.managementAccount();
        return Answer.of(
                DescribeOrganizationResponse.builder()
                        .organization(one ->
                                one.id(found.id())
                                        .arn(
                                                arn(
                                                        call.seen(),
                                                        management,
                                                        "organization/" + found.id()))
                                        .featureSet(found.featureSet())
                                        .masterAccountId(management)
                                        .masterAccountArn(
                                                accountArn(call.seen(), found, management))
                                        .availablePolicyTypes(
                                                found.hasAllFeatures()
                                                        ? List.of(ServiceControlOperations.ENABLED)
                                                        : List.of()))
                        .build(),
                call);
    }

    private static String accountArn(Account account, Organization organization, String id) {
        return arn(
                account,
                organization.managementAccount(),
                "account/" + organization.id() + "/" + id);
    }

    private static Answer accounts(ListAccountsRequest request, Call call) {
        Organization organization = managed(call);
        Page<OrganizationAccount> page =
                Page.of(
                        call.seen().organizationAccounts(),
                        request.nextToken(),
                        request.maxResults(),
                        PAGE,
                        wrongToken());
        return Answer.of(
                ListAccountsResponse.builder()
                        .accounts(
                                page.entries().stream()
                                        .map(one -> account(one, organization, call))
                                        .toList())
                        .nextToken(page.next().orElse(null))
                        .build(),
                call);
    }

    private static software.amazon.awssdk.services.organizations.model.Account account(
            OrganizationAccount account, Organization organization, Call call) {
        return software.amazon.awssdk.services.organizations.model.Account.builder()
                .id(account.id())
                .arn(accountArn(call.seen(), organization, account.id()))
                .name(account.name())
                .status(account.status())
                .state(account.status())
                .build();
    }

    private static Answer administrators(Call call) {
        Organization _ = managed(call);
        return Answer.of(
                ListDelegatedAdministratorsResponse.builder()
                        .delegatedAdministrators(List.of())
                        .build(),
                call);
    }

    /// The features of central root access. The record of an account says that this may not be
    /// asked by leaving them absent; a member that knows them is a delegated administrator.
    private static Answer features(Call call) {
        Organization organization =
                call.seen()
                        .organization()
                        .orElseThrow(() ->
                                new AwsError(
                                        400,
                                        "OrganizationNotFoundException",
                                        "The request was rejected because no organization is"
                                                + " associated with your account."));
        if (!isManagement(organization, call) && call.seen().organizationFeatures().isEmpty()) {
            throw new AwsError(
                    400,
                    "AccountNotManagementOrDelegatedAdministratorException",
                    "The request was rejected because the account making the request is not the"
                            + " management account or delegated administrator account for"
                            + " centralized root access.");
        }
        if (!organization.hasAllFeatures()) {
            throw new AwsError(
                    400,
                    "OrganizationNotInAllFeaturesModeException",
                    "The request was rejected because your organization does not have All features"
                            + " enabled.");
        }
        var features =
                call.seen()
                        .organizationFeatures()
                        .orElseThrow(() ->
                                new AwsError(
                                        400,
                                        "ServiceAccessNotEnabledException",
                                        "The request was rejected because trusted access is not"
                                                + " enabled for IAM in Organizations."));
        return Answer.of(
                ListOrganizationsFeaturesResponse.builder()
                        .organizationId(organization.id())
                        .enabledFeaturesWithStrings(new TreeSet<>(features))
                        .build(),
                call);
    }
}
