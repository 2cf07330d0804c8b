package dev.lockstep.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;

/// The files of a snapshot folder; what is missing, or lacks pages, is a missing node.
final class SnapshotFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NONE =
            Set.of(
                    "NoSuchEntity",
                    "AWSOrganizationsNotInUse",
                    "ResourceNotFound",
                    "ServiceAccessNotEnabled",
                    "AccountNotManagementOrDelegatedAdministrator");

    private final Map<String, JsonNode> seen = new HashMap<>();
    private final Path folder;
    private final JsonNode denied;

    SnapshotFiles(Path folder) {
        this.folder = folder;
        this.denied = json("denied.json");
    }

    JsonNode json(String file) {
        return seen.computeIfAbsent(file, this::read);
    }

    private JsonNode read(String file) {
        JsonNode node =
                Files.exists(folder.resolve(file))
                        ? JSON.readTree(text(file))
                        : MissingNode.getInstance();
        boolean pagesMissing =
                node.path("IsTruncated").booleanValue(false)
                        || Json.has(node, "Marker")
                        || Json.has(node, "NextToken");
        return pagesMissing ? MissingNode.getInstance() : node;
    }

    /// The text of the credential report, or empty.
    String report() {
        if (Files.exists(folder.resolve("credential-report.csv"))) {
            return text("credential-report.csv");
        }
        String content = Json.text(json("credential-report.json"), "Content");
        if (content.isEmpty() || content.contains(",")) {
            return content;
        }
        return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
    }

    /// The code of AWS's answer that there is none of this, or empty.
    String none(String operation, String user) {
        for (JsonNode each : Json.list(denied)) {
            String code = Json.text(each, "code").replaceAll("Exception$", "");
            if (Json.text(each, "operation").equals(operation)
                    && Json.text(each, "user").equals(user)
                    && NONE.contains(code)) {
                return code;
            }
        }
        return "";
    }

    private String text(String file) {
        try {
            String text = Files.readString(folder.resolve(file));
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
