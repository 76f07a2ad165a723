package io.resticmanager.hub.http;

import java.math.BigInteger;
import java.net.InetAddress;

/** A range of addresses, as in {@code 10.0.0.0/8}; a single address is a range of one. */
record AddressRange(InetAddress network, int bits) {

    /** @throws IllegalArgumentException when the text is neither; names are not looked up */
    static AddressRange parse(String text) {
        try {
            var slash = text.indexOf('/');
            var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            var length = network.getAddress().length * 8;
            var bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > length) {
                throw new IllegalArgumentException("the prefix is not between 0 and " + length);
            }
            return new AddressRange(network, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "RM_TRUSTED_PROXIES lists ranges such as 10.0.0.0/8, not '%s'".formatted(text), e);
        }
    }

    boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        var hostBits = ours.length * 8 - bits;
        return new BigInteger(1, ours).shiftRight(hostBits).equals(new BigInteger(1, theirs).shiftRight(hostBits));
    }
}
