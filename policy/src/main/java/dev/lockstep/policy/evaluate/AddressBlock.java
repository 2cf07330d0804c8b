package dev.lockstep.policy.evaluate;

import java.util.Optional;

/// A block of IP addresses, such as `203.0.113.0/24` or `2001:db8::/32`.
///
/// Rule source: IAM User Guide, "IP address condition operators": without a prefix it is one
/// address. An IPv4 block holds no IPv6 address and the other way round.
public final class AddressBlock {
    private static final int LONGEST = 45;

    /// The first address as 4 or 16 bytes.
    private final byte[] address;

    /// How many of its leading bits count.
    private final int bits;

    private AddressBlock(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /// Reads a block; empty for what is none.
    public static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.length == 0) {
            return Optional.empty();
        }
        int most = address.length * 8;
        int bits = slash < 0 ? most : number(text, slash + 1, text.length(), 10, most);
        return bits < 0 ? Optional.empty() : Optional.of(new AddressBlock(address, bits));
    }

    /// Whether an address, or a block of addresses as a whole, is in it.
    public boolean contains(String text) {
        byte[] other;
        int slash = text.indexOf('/');
        if (slash < 0) {
            other = address(text);
        } else {
            Optional<AddressBlock> block = parse(text);
            if (block.isEmpty() || block.get().bits < bits) {
                return false;
            }
            other = block.get().address;
        }
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0;
    }

    /// The bytes of an address; none if it is none.
    private static byte[] address(String text) {
        byte[] none = {};
        if (text.length() > LONGEST) {
            return none;
        }
        return text.indexOf(':') < 0 ? four(text, 0) : sixteen(text);
    }

    private static byte[] four(String text, int from) {
        byte[] none = {};
        var bytes = new byte[4];
        int start = from;
        for (int i = 0; i < 4; i++) {
            int end = i == 3 ? text.length() : text.indexOf('.', start);
            if (end < 0 || end - start > 3 || (end - start > 1 && text.charAt(start) == '0')) {
                return none;
            }
            int value = number(text, start, end, 10, 255);
            if (value < 0) {
                return none;
            }
            bytes[i] = (byte) value;
            start = end + 1;
        }
        return bytes;
    }

    private static byte[] sixteen(String text) {
        byte[] none = {};
        var bytes = new byte[16];
        int size = 0;
        int gap = -1;
        int i = 0;
        if (text.startsWith("::")) {
            gap = 0;
            i = 2;
        }
        while (i < text.length()) {
            int end = text.indexOf(':', i);
            boolean last = end < 0;
            if (last && text.indexOf('.', i) >= 0) {
                byte[] tail = four(text, i);
                if (tail.length == 0 || size > 12) {
                    return none;
                }
                System.arraycopy(tail, 0, bytes, size, 4);
                size += 4;
                break;
            }
            int stop = last ? text.length() : end;
            int value = stop - i > 4 ? -1 : number(text, i, stop, 16, 0xffff);
            if (value < 0 || size > 14) {
                return none;
            }
            bytes[size++] = (byte) (value >> 8);
            bytes[size++] = (byte) value;
            if (last) {
                break;
            }
            i = end + 1;
            if (i == text.length()) {
                return none;
            }
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return none;
                }
                gap = size;
                i++;
            }
        }
        if (gap < 0) {
            return size == 16 ? bytes : none;
        }
        if (size > 14) {
            return none;
        }
        var whole = new byte[16];
        System.arraycopy(bytes, 0, whole, 0, gap);
        System.arraycopy(bytes, gap, whole, 16 - (size - gap), size - gap);
        return whole;
    }

    /// A number without sign; -1 for what is none or too large.
    private static int number(String text, int from, int to, int radix, int most) {
        if (to <= from || to - from > 5) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value > most ? -1 : value;
    }
}
