package io.resticmanager.notifications.channel.net;

import java.math.BigInteger;
import java.net.InetAddress;

/** Addresses of one version that begin alike. */
record Range(int length, BigInteger prefix, int shift) {

    /** @param cidr a literal, not a name, as in {@code 10.0.0.0/8} */
    static Range of(String cidr) {
        var parts = cidr.split("/", 2);
        var address = InetAddress.ofLiteral(parts[0]).getAddress();
        var shift = address.length * 8 - Integer.parseInt(parts[1]);
        return new Range(address.length, new BigInteger(1, address).shiftRight(shift), shift);
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == length && new BigInteger(1, bytes).shiftRight(shift).equals(prefix);
    }
}
