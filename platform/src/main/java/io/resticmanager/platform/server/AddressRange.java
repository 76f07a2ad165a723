package io.resticmanager.platform.server;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

import io.resticmanager.platform.settings.SettingUnusable;

/** A range of addresses, as in {@code 10.0.0.0/8}; a single address is a range of one. */
public record AddressRange(InetAddress network, int bits) {

    /**
     * Those of RM_TRUSTED_PROXIES; blank ones are left out, as from a compose file whose variable is not set.
     *
     * @throws SettingUnusable when one is neither an address nor a range; names are not looked up
     */
    public static List<AddressRange> trusted(List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).map(AddressRange::parse).toList();
    }

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
            throw new SettingUnusable(
                    "RM_TRUSTED_PROXIES lists addresses and ranges, as 192.168.1.5 and 10.0.0.0/8, not '%s'"
                            .formatted(text),
                    e);
        }
    }

    public boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        var hostBits = ours.length * 8 - bits;
        return new BigInteger(1, ours).shiftRight(hostBits).equals(new BigInteger(1, theirs).shiftRight(hostBits));
    }
}
