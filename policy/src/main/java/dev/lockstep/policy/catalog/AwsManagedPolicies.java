package dev.lockstep.policy.catalog;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The policies that AWS keeps, as they were when this was built: the newest version of each.
public final class AwsManagedPolicies {
    private static final AwsManagedPolicies BUILT_IN = read(Resource.bytes("managed-policies.bin"));

    private final byte[] bytes;
    private final List<Listed> listed;
    private final List<String> names;

    /// Where each one's document begins, how long it is there, and how long when inflated.
    private final int[] begins;

    private final int[] lengths;
    private final Map<String, Integer> numbers;

    /// Those that were asked for. Two threads may both read one: what they get never changes and is
    /// equal, so either may stay here.
    private final @Nullable Known[] known;

    private AwsManagedPolicies(byte[] bytes, List<Listed> listed, int[] begins, int[] lengths) {
        this.bytes = bytes;
        this.listed = List.copyOf(listed);
        this.names = listed.stream().map(Listed::name).toList();
        this.begins = begins;
        this.lengths = lengths;
        this.numbers = HashMap.newHashMap(listed.size());
        for (int i = 0; i < listed.size(); i++) {
            numbers.put(listed.get(i).name(), i);
        }
        this.known = new Known[listed.size()];
    }

    private static AwsManagedPolicies read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        int size = in.getInt();
        var listed = new ArrayList<Listed>(size);
        var begins = new int[size + 1];
        var lengths = new int[size];
        for (int i = 0; i < size; i++) {
            String path = Resource.text(in, in.get() & 0xFF);
            String name = path.substring(path.lastIndexOf('/') + 1);
            listed.add(new Listed(name, path, "v" + (in.getShort() & 0xFFFF)));
            begins[i + 1] = begins[i] + in.getInt();
            lengths[i] = in.getInt();
        }
        for (int i = 0; i <= size; i++) {
            begins[i] += in.position();
        }
        return new AwsManagedPolicies(bytes, listed, begins, lengths);
    }

    /// The policies that ship; each is read when it is first asked for.
    public static AwsManagedPolicies builtIn() {
        return BUILT_IN;
    }

    /// A policy by its ARN, `arn:PARTITION:iam::aws:policy/PATH`, whatever the partition; empty: it
    /// is not known, or not one of AWS's.
    public Optional<Known> byArn(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6
                        && parts[0].equals("arn")
                        && parts[2].equals("iam")
                        && parts[3].isEmpty()
                        && parts[4].equals("aws")
                        && parts[5].startsWith("policy/")
                ? byPath(parts[5].substring("policy/".length()))
                : Optional.empty();
    }

    /// A policy by its path with its name, such as `job-function/ViewOnlyAccess`.
    public Optional<Known> byPath(String path) {
        Integer number = numbers.get(path.substring(path.lastIndexOf('/') + 1));
        return number != null && listed.get(number).path().equals(path)
                ? Optional.of(known(number))
                : Optional.empty();
    }

    /// The names, sorted.
    public List<String> names() {
        return names;
    }

    /// All of them, sorted by name; none is read for it.
    public List<Listed> listed() {
        return listed;
    }

    public Optional<Known> byName(String name) {
        return Optional.ofNullable(numbers.get(name)).map(this::known);
    }

    private Known known(int number) {
        Known before = known[number];
        if (before != null) {
            return before;
        }
        Listed one = listed.get(number);
        var found =
                new Known(
                        one.name(), one.path(), one.version(), PolicyDocument.parse(text(number)));
        known[number] = found;
        return found;
    }

    private String text(int number) {
        var text = new byte[lengths[number]];
        try (var inflater = new Inflater()) {
            inflater.setInput(bytes, begins[number], begins[number + 1] - begins[number]);
            if (inflater.inflate(text) != text.length) {
                throw new IllegalStateException("managed-policies.bin is not whole");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("managed-policies.bin is not whole", e);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /// A policy of AWS without its document.
    ///
    /// @param path with its name, as its ARN ends: `job-function/ViewOnlyAccess`
    /// @param version such as `v45`
    public record Listed(String name, String path, String version) {}

    /// A policy of AWS.
    ///
    /// @param path with its name, as its ARN ends: `job-function/ViewOnlyAccess`
    /// @param version such as `v45`
    public record Known(String name, String path, String version, PolicyParse document) {}
}
