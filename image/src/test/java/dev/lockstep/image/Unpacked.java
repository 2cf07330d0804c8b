package dev.lockstep.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// An image tar, taken apart as a container runtime would.
///
/// @param config what the image says of how it is run
/// @param entries what its layers hold
/// @param root a folder with all layers laid over each other
record Unpacked(JsonNode config, List<Entry> entries, Path root) {
    /// A file or a folder of a layer.
    record Entry(
            String name,
            int mode,
            long user,
            long group,
            boolean isFolder,
            boolean isLink,
            long time,
            byte[] content) {}

    static Unpacked of(Path tar, Path root) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        for (Entry part : read(Files.readAllBytes(tar))) {
            parts.put(part.name(), part.content());
        }
        var json = new ObjectMapper();
        JsonNode manifest = json.readTree(parts.get("manifest.json")).get(0);
        var entries = new ArrayList<Entry>();
        for (JsonNode layer : manifest.get("Layers")) {
            try (var zipped =
                    new GZIPInputStream(new ByteArrayInputStream(parts.get(layer.asText())))) {
                entries.addAll(read(zipped.readAllBytes()));
            }
        }
        for (Entry entry : entries) {
            Path place = root.resolve(entry.name()).normalize();
            if (!place.startsWith(root)) {
                throw new IOException("it leaves the image: " + entry.name());
            }
            if (entry.isFolder()) {
                Files.createDirectories(place);
            } else {
                Files.createDirectories(place.getParent());
                Files.write(place, entry.content());
                place.toFile().setExecutable((entry.mode() & 0111) != 0, false);
            }
        }
        return new Unpacked(
                json.readTree(parts.get(manifest.get("Config").asText())), entries, root);
    }

    private static List<Entry> read(byte[] tar) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var in =
                new TarArchiveInputStream(new BufferedInputStream(new ByteArrayInputStream(tar)))) {
            TarArchiveEntry entry;
            while ((entry = in.getNextEntry()) != null) {
                entries.add(
                        new Entry(
                                entry.getName().replaceFirst("^/", "").replaceFirst("/$", ""),
                                entry.getMode() & 07777,
                                entry.getLongUserId(),
                                entry.getLongGroupId(),
                                entry.isDirectory(),
                                entry.isLink() || entry.isSymbolicLink(),
                                entry.getLastModifiedTime().toInstant().getEpochSecond(),
                                in.readAllBytes()));
            }
        }
        return entries;
    }

    List<String> entrypoint() {
        var words = new ArrayList<String>();
        config.get("config").get("Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        config.get("config")
                .get("Env")
                .forEach(one -> {
                    String[] parts = one.asText().split("=", 2);
                    environment.put(parts[0], parts[1]);
                });
        return environment;
    }
}
