package dev.lockstep.aws.session;

import dev.lockstep.collect.SessionRequest;
import java.nio.file.Path;
import java.util.Optional;

/// The environment variables of the AWS CLI, out of the map that the caller gave; those of this
/// process are not looked at.
final class AwsVariables {
    static final String PROFILE = "AWS_PROFILE";
    static final String DEFAULT_PROFILE = "AWS_DEFAULT_PROFILE";
    static final String REGION = "AWS_REGION";
    static final String DEFAULT_REGION = "AWS_DEFAULT_REGION";
    static final String ACCESS_KEY_ID = "AWS_ACCESS_KEY_ID";
    static final String SECRET_ACCESS_KEY = "AWS_SECRET_ACCESS_KEY";
    static final String SESSION_TOKEN = "AWS_SESSION_TOKEN";
    static final String CONFIG_FILE = "AWS_CONFIG_FILE";
    static final String CREDENTIALS_FILE = "AWS_SHARED_CREDENTIALS_FILE";
    static final String ENDPOINT = "AWS_ENDPOINT_URL";
    static final String IGNORE_ENDPOINTS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
    static final String CA_BUNDLE = "AWS_CA_BUNDLE";
    static final String USE_FIPS = "AWS_USE_FIPS_ENDPOINT";
    static final String USE_DUALSTACK = "AWS_USE_DUALSTACK_ENDPOINT";
    static final String ROLE_ARN = "AWS_ROLE_ARN";
    static final String ROLE_SESSION_NAME = "AWS_ROLE_SESSION_NAME";
    static final String WEB_IDENTITY_TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    static final String METADATA_DISABLED = "AWS_EC2_METADATA_DISABLED";
    static final String METADATA_ENDPOINT = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    static final String CONTAINER_RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    static final String CONTAINER_FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    static final String CONTAINER_TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    static final String CONTAINER_TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    static final String LOGIN_CACHE = "AWS_LOGIN_CACHE_DIRECTORY";
    private static final String FOLDER = ".aws";

    private final SessionRequest request;

    AwsVariables(SessionRequest request) {
        this.request = request;
    }

    SessionRequest request() {
        return request;
    }

    /// A variable; one that is empty counts as not set, as in the AWS CLI.
    Optional<String> get(String name) {
        return Optional.ofNullable(request.environment().get(name)).filter(text -> !text.isEmpty());
    }

    boolean isTrue(String name) {
        return get(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /// A path that a variable names, `~` being the home folder.
    Optional<Path> path(String name) {
        return get(name).map(this::path0);
    }

    /// A file below `.aws` of the home folder; empty where nothing of the machine is looked at.
    Optional<Path> inHome(String... parts) {
        return request.home()
                .map(home -> {
                    Path path = home.resolve(FOLDER);
                    for (String part : parts) {
                        path = path.resolve(part);
                    }
                    return path;
                });
    }

    private Path path0(String text) {
        if (text.startsWith("~/") && request.home().isPresent()) {
            return request.home().get().resolve(text.substring(2));
        }
        return request.directory().resolve(text);
    }

    /// A path in a configuration file.
    Path resolve(String text) {
        return path0(text);
    }

    /// Whether an answer of the machine itself (instance metadata) may be asked for.
    boolean maySeeMachine() {
        return request.home().isPresent() && !isTrue(METADATA_DISABLED);
    }
}
