package dev.lockstep.policy.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Every action of AWS that was known when this was built, each with a number from 0, sorted by its
/// name in lower case.
///
/// It is kept as the bytes in which the build wrote it down (decisions/014): a name becomes a
/// string when it is asked for, and an action with all that is known of it, too.
public final class ActionCatalog {
    private static final ActionCatalog BUILT_IN = read(Resource.bytes("actions.bin"));

    private static final List<AccessLevel> LEVELS = List.of(AccessLevel.values());
    private static final int LEVEL = 7;
    private static final int HAS_RESOURCES = 8;

    private final byte[] bytes;

    /// Where each action's name begins in the bytes, and at the end where the last one ends.
    private final int[] begins;

    /// Where the byte of the first action's level stands.
    private final int levels;

    /// Where the bits begin that say which letters are capitals.
    private final int capitals;

    /// The prefixes in the order of the actions, and the number of the first action of each; at the
    /// end the number of all.
    private final List<String> services;

    private final int[] firsts;
    private final Map<String, Integer> serviceNumbers = new HashMap<>();
    private final List<String> sortedServices;

    /// Names that were asked for, and the same in lower case; two threads may both make one, and
    /// get the same.
    private final @Nullable String[] names;

    private final @Nullable String[] lowerNames;

    /// Read when first asked for; two threads may both read it, and get the same.
    private @Nullable ActionDetails details;

    private ActionCatalog(
            byte[] bytes,
            int[] begins,
            int levels,
            int capitals,
            List<String> services,
            int[] firsts) {
        this.bytes = bytes;
        this.begins = begins;
        this.levels = levels;
        this.capitals = capitals;
        this.services = services;
        this.firsts = firsts;
        this.names = new String[begins.length - 1];
        this.lowerNames = new String[begins.length - 1];
        for (int i = 0; i < services.size(); i++) {
            serviceNumbers.put(services.get(i), i);
        }
        var sorted = services.toArray(String[]::new);
        Arrays.sort(sorted);
        this.sortedServices = List.of(sorted);
    }

    private static ActionCatalog read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var services = new String[in.getInt()];
        int size = in.getInt();
        int nameBytes = in.getInt();
        var firsts = new int[services.length + 1];
        for (int i = 0; i < services.length; i++) {
            firsts[i] = in.getInt();
            services[i] = Resource.text(in, in.get() & 0xFF);
        }
        firsts[services.length] = size;
        int levels = in.position() + size;
        int begin = levels + size;
        var begins = new int[size + 1];
        for (int i = 0; i < size; i++) {
            begins[i] = begin;
            begin += bytes[in.position() + i] & 0xFF;
        }
        begins[size] = begin;
        if (begin != levels + size + nameBytes) {
            throw new IllegalStateException("actions.bin is not whole");
        }
        return new ActionCatalog(bytes, begins, levels, begin, List.of(services), firsts);
    }

    /// The catalogue that ships; it is read at the first call.
    public static ActionCatalog builtIn() {
        return BUILT_IN;
    }

    public int size() {
        return begins.length - 1;
    }

    /// The name of an action, such as `s3:GetObject`, as AWS writes it.
    public String name(int number) {
        String known = names[number];
        if (known == null) {
            known = readName(number);
            names[number] = known;
        }
        return known;
    }

    private String readName(int number) {
        int begin = begins[number];
        var name = Arrays.copyOfRange(bytes, begin, begins[number + 1]);
        for (int i = 0; i < name.length; i++) {
            int bit = begin + i - begins[0];
            if ((bytes[capitals + (bit >> 3)] & 1 << (bit & 7)) != 0) {
                name[i] = (byte) (name[i] - ('a' - 'A'));
            }
        }
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /// The name of an action in lower case.
    public String lowerName(int number) {
        String known = lowerNames[number];
        if (known == null) {
            int begin = begins[number];
            known =
                    new String(
                            bytes, begin, begins[number + 1] - begin, StandardCharsets.ISO_8859_1);
            lowerNames[number] = known;
        }
        return known;
    }

    public AccessLevel level(int number) {
        return LEVELS.get(bytes[levels + number] & LEVEL);
    }

    /// Whether an action can be limited to some resources; otherwise only `*` means it.
    public boolean hasResources(int number) {
        return (bytes[levels + number] & HAS_RESOURCES) != 0;
    }

    /// The prefix of an action's service, such as `s3`.
    public String service(int number) {
        int found = Arrays.binarySearch(firsts, number);
        return services.get(found >= 0 ? found : -found - 2);
    }

    /// All that is known of an action.
    public Action action(int number) {
        ActionDetails known = details;
        if (known == null) {
            known = ActionDetails.read(size(), Resource.bytes("action-details.bin"));
            details = known;
        }
        String service = service(number);
        String name = name(number).substring(service.length() + 1);
        return known.action(service, name, level(number), number);
    }

    /// The number of an action such as `s3:GetObject`, without regard to case; empty: it is not
    /// known.
    public OptionalInt number(String action) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = compare(action, middle);
            if (compared == 0) {
                return OptionalInt.of(middle);
            }
            if (compared < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return OptionalInt.empty();
    }

    /// Compares letter by letter, where only those of ASCII have two cases: no other letter is
    /// taken for one of them.
    private int compare(String action, int number) {
        int begin = begins[number];
        int length = begins[number + 1] - begin;
        for (int i = 0; i < Math.min(length, action.length()); i++) {
            char letter = action.charAt(i);
            int lower = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
            if (lower != bytes[begin + i]) {
                return lower - bytes[begin + i];
            }
        }
        return action.length() - length;
    }

    /// The prefixes of all services, in lower case, sorted.
    public List<String> services() {
        return sortedServices;
    }

    /// The numbers of a service's actions, which stand side by side; none if it is not known.
    ///
    /// @param service in lower case
    public IntStream ofService(String service) {
        Integer found = serviceNumbers.get(service);
        return found == null
                ? IntStream.empty()
                : IntStream.range(firsts[found], firsts[found + 1]);
    }
}
