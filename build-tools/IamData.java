import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/// Writes the data files of the action catalogue and of AWS's managed policies down in the form that
/// dev.lockstep.policy.catalog reads; the build of `policy` calls it (decisions/014).
///
///     java build-tools/IamData.java policy/src/main/iam FOLDER [THIS-FILE]
///
/// With its own file named it does nothing if all is made since the last change. The same data give the same bytes. All numbers are big-endian.
///
/// `actions.bin`: the number of services, of actions, and of bytes of all names; for each service the
/// number of its first action (int), the length of its prefix (byte) and the prefix; for each action
/// the length of its name (byte), then for each its level with 8 added if it has resources (byte);
/// the names, `service:name` in lower case, sorted; and a bit for each of their bytes, lowest first,
/// that says whether AWS writes a capital there.
///
/// `action-details.bin`: the number of strings, and each with its length (short) before it; for each
/// action where its details begin (int), counted from the end of these numbers; and the details:
/// resource types, condition keys and dependent actions, each list with its length (byte) before it,
/// each entry the number of a string (short), twice that and one more where a resource type is
/// required, twice that otherwise.
///
/// `managed-policies.bin`: the number of policies; for each, sorted by name, its path with its name
/// (length as a byte before it), the number of its version (short), and the lengths of its document
/// deflated and not (two ints); the deflated documents.
final class IamData {
    private static final String COLUMNS =
            "service\taction\tlevel\tresource_types(*=required)\tcondition_keys\tdependent_actions";

    /// In the order of dev.lockstep.policy.catalog.AccessLevel.
    private static final List<String> LEVELS =
            List.of(
                    "Read",
                    "List",
                    "Write",
                    "Permissions management, Write",
                    "Tagging, Write");

    private static final List<String> MADE =
            List.of("actions.bin", "action-details.bin", "managed-policies.bin", "NOTICE.txt");

    private static final int HAS_RESOURCES = 8;

    private static final Pattern POLICY =
            Pattern.compile(
                    "\\{\"name\":\"([^\"\\\\]+)\",\"arn\":\"arn:[a-z-]+:iam::aws:policy/([^\"\\\\]+)\","
                            + "\"version\":\"v([0-9]+)\",\"document\":(\\{.*\\})\\}");

    private IamData() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        List<Path> made = MADE.stream().map(folder::resolve).toList();
        if (arguments.length > 2 && isMade(made, data, Path.of(arguments[2]))) {
            return;
        }
        List<Row> rows = rows(lines(data.resolve("catalogue.tsv.gz")));
        Files.write(made.get(0), actions(rows));
        Files.write(made.get(1), details(rows));
        Files.write(made.get(2), policies(lines(data.resolve("managed-policies.jsonl.gz"))));
        Files.write(made.get(3), Files.readAllBytes(data.resolve("NOTICE.txt")));
    }

    private record Row(
            String service,
            String name,
            int level,
            List<String> resourceTypes,
            List<String> conditionKeys,
            List<String> dependentActions) {
        String fullName() {
            return service + ":" + name;
        }

        String lowerName() {
            return fullName().toLowerCase(Locale.ROOT);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static List<Row> rows(List<String> lines) {
        require(lines.getFirst().equals(COLUMNS), "the columns are others: " + lines.getFirst());
        var rows = new TreeMap<String, Row>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            require(cells.length == 6, "no action: " + line);
            int level = LEVELS.indexOf(cells[2]);
            require(level >= 0, "unknown level: " + line);
            var row =
                    new Row(
                            cells[0],
                            cells[1],
                            level,
                            list(cells[3]),
                            list(cells[4]),
                            list(cells[5]));
            require(row.fullName().matches("[a-z0-9-]+:[A-Za-z0-9_-]+"), "odd name: " + line);
            require(rows.put(row.lowerName(), row) == null, "there twice: " + line);
        }
        return List.copyOf(rows.values());
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(","));
    }

    private static byte[] actions(List<Row> rows) throws IOException {
        var first = new TreeMap<String, Integer>(Comparator.comparing(service -> service + ":"));
        var names = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            first.putIfAbsent(rows.get(i).service(), i);
            names.append(rows.get(i).fullName());
        }
        var out = new Bytes();
        out.data.writeInt(first.size());
        out.data.writeInt(rows.size());
        out.data.writeInt(names.length());
        for (Map.Entry<String, Integer> service : first.entrySet()) {
            out.data.writeInt(service.getValue());
            out.putShort(service.getKey());
        }
        for (Row row : rows) {
            out.putByte(row.fullName().length());
        }
        for (Row row : rows) {
            out.putByte(row.level() + (row.resourceTypes().isEmpty() ? 0 : HAS_RESOURCES));
        }
        out.data.write(names.toString().toLowerCase(Locale.ROOT).getBytes(UTF_8));
        var capitals = new BitSet();
        for (int i = 0; i < names.length(); i++) {
            capitals.set(i, Character.isUpperCase(names.charAt(i)));
        }
        out.data.write(Arrays.copyOf(capitals.toByteArray(), (names.length() + 7) / 8));
        return out.bytes();
    }

    private static byte[] details(List<Row> rows) throws IOException {
        var sorted = new TreeSet<String>();
        for (Row row : rows) {
            row.resourceTypes().forEach(type -> sorted.add(bare(type)));
            sorted.addAll(row.conditionKeys());
            sorted.addAll(row.dependentActions());
        }
        List<String> strings = List.copyOf(sorted);
        var numbers = new TreeMap<String, Integer>();
        var out = new Bytes();
        out.data.writeInt(strings.size());
        for (String one : strings) {
            numbers.put(one, numbers.size());
            byte[] bytes = one.getBytes(UTF_8);
            out.data.writeShort(bytes.length);
            out.data.write(bytes);
        }
        var details = new Bytes();
        for (Row row : rows) {
            out.data.writeInt(details.data.size());
            details.putByte(row.resourceTypes().size());
            for (String type : row.resourceTypes()) {
                details.putNumber(2 * numbers.get(bare(type)) + (type.endsWith("*") ? 1 : 0));
            }
            for (List<String> list : List.of(row.conditionKeys(), row.dependentActions())) {
                details.putByte(list.size());
                for (String one : list) {
                    details.putNumber(2 * numbers.get(one));
                }
            }
        }
        out.data.write(details.bytes());
        return out.bytes();
    }

    private static String bare(String type) {
        return type.endsWith("*") ? type.substring(0, type.length() - 1) : type;
    }

    private static byte[] policies(List<String> lines) throws IOException {
        var byName = new TreeMap<String, Matcher>();
        for (String line : lines) {
            var found = POLICY.matcher(line);
            require(found.matches(), "no policy: " + line);
            String path = found.group(2);
            require(
                    path.substring(path.lastIndexOf('/') + 1).equals(found.group(1)),
                    "the ARN has another name: " + line);
            require(byName.put(found.group(1), found) == null, "there twice: " + line);
        }
        var deflated = new ArrayList<byte[]>();
        var out = new Bytes();
        out.data.writeInt(byName.size());
        for (Matcher policy : byName.values()) {
            byte[] document = policy.group(4).getBytes(UTF_8);
            deflated.add(deflate(document));
            out.putShort(policy.group(2));
            out.putNumber(Integer.parseInt(policy.group(3)));
            out.data.writeInt(deflated.getLast().length);
            out.data.writeInt(document.length);
        }
        for (byte[] one : deflated) {
            out.data.write(one);
        }
        return out.bytes();
    }

    private static byte[] deflate(byte[] bytes) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new byte[bytes.length + 64];
            int length = deflater.deflate(out);
            require(deflater.finished(), "a document grew");
            return Arrays.copyOf(out, length);
        }
    }

    /// Whether everything that is to be made is younger than the data and this program.
    private static boolean isMade(List<Path> made, Path data, Path program) throws IOException {
        var sources = new ArrayList<Path>(List.of(program));
        try (Stream<Path> files = Files.list(data)) {
            files.forEach(sources::add);
        }
        FileTime youngest = FileTime.fromMillis(0);
        for (Path source : sources) {
            FileTime time = Files.getLastModifiedTime(source);
            youngest = time.compareTo(youngest) > 0 ? time : youngest;
        }
        for (Path one : made) {
            if (!Files.exists(one) || Files.getLastModifiedTime(one).compareTo(youngest) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static final class Bytes {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        final DataOutputStream data = new DataOutputStream(all);

        void putByte(int number) throws IOException {
            require(number <= 0xFF, "too much for a byte: " + number);
            data.writeByte(number);
        }

        void putNumber(int number) throws IOException {
            require(number <= 0xFFFF, "too much for two bytes: " + number);
            data.writeShort(number);
        }

        void putShort(String text) throws IOException {
            byte[] bytes = text.getBytes(UTF_8);
            putByte(bytes.length);
            data.write(bytes);
        }

        byte[] bytes() {
            return all.toByteArray();
        }
    }
}
