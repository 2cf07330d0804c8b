package dev.lockstep.report.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/// A file's name as a relative reference of RFC 3986, as SARIF wants the files of a repository
/// (section 3.4.4): never absolute, never leading out, percent-encoded.
final class RepositoryUri {
    /// The name where nothing better is known.
    static final String USUAL = "lockstep.yaml";

    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private RepositoryUri() {}

    /// Of a file that is named absolutely, or that stands above the working folder, the last name
    /// alone is left: where the repository begins is not known, and the rest says who works where.
    static String of(String file) {
        Deque<String> names = new ArrayDeque<>();
        boolean outside = file.startsWith("/") || file.startsWith("\\") || hasDrive(file);
        for (String name : file.split("[/\\\\]", -1)) {
            if (name.equals("..")) {
                outside |= names.pollLast() == null;
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        if (names.isEmpty()) {
            return USUAL;
        }
        return outside
                ? encoded(names.getLast())
                : names.stream().map(RepositoryUri::encoded).collect(Collectors.joining("/"));
    }

    private static boolean hasDrive(String file) {
        return file.length() > 1 && file.charAt(1) == ':' && Character.isLetter(file.charAt(0));
    }

    private static String encoded(String name) {
        var out = new StringBuilder(name.length());
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(one) >= 0) {
                out.append((char) one);
            } else {
                out.append('%').append("%02X".formatted(one));
            }
        }
        return out.toString();
    }
}
