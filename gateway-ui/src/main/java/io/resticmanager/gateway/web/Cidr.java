package io.resticmanager.gateway.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, as in {@code 10.0.0.0/8}; a single address is a range of one. */
record Cidr(InetAddress network, int bits) {

    /** @throws IllegalArgumentException when the text is neither an address nor a range; names are not looked up */
    static Cidr parse(String text) {
        var slash = text.indexOf('/');
        try {
            var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            var length = network.getAddress().length * 8;
            var bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > length) {
                throw new IllegalArgumentException("the prefix is not between 0 and " + length);
            }
            return new Cidr(network, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not an address or range of addresses: '%s' (write 10.0.0.0/8 or 192.168.1.5)".formatted(text), e);
        }
    }

    boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }
}
