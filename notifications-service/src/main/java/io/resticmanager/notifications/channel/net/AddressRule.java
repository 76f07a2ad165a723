package io.resticmanager.notifications.channel.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.resticmanager.notifications.channel.Outcome;

/**
 * Which addresses a channel may reach. Whoever may set up a channel could otherwise make this server ask what only it can reach: its
 * own ports, or the cloud's metadata service, which gives credentials. Ranges are those of the IANA special-purpose registries.
 */
public final class AddressRule {

    private enum Kind {
        THIS_MACHINE, LINK_LOCAL, METADATA, PRIVATE, NOBODY
    }

    private record Special(Range range, Kind kind) {}

    /** The first that fits counts. */
    private static final List<Special> SPECIAL = List.of(
            of("169.254.169.254/32", Kind.METADATA), of("100.100.100.200/32", Kind.METADATA),
            of("192.0.0.192/32", Kind.METADATA), of("168.63.129.16/32", Kind.METADATA),
            of("fd00:ec2::254/128", Kind.METADATA), of("fd20:ce::254/128", Kind.METADATA),
            of("0.0.0.0/8", Kind.THIS_MACHINE), of("127.0.0.0/8", Kind.THIS_MACHINE),
            of("::/128", Kind.THIS_MACHINE), of("::1/128", Kind.THIS_MACHINE),
            of("169.254.0.0/16", Kind.LINK_LOCAL), of("fe80::/10", Kind.LINK_LOCAL),
            of("10.0.0.0/8", Kind.PRIVATE), of("172.16.0.0/12", Kind.PRIVATE), of("192.168.0.0/16", Kind.PRIVATE),
            of("100.64.0.0/10", Kind.PRIVATE), of("fc00::/7", Kind.PRIVATE), of("fec0::/10", Kind.PRIVATE),
            of("224.0.0.0/3", Kind.NOBODY), of("ff00::/8", Kind.NOBODY), of("2001::/32", Kind.NOBODY));

    /** A prefix, and where behind it an address of the fourth version is hidden: NAT64, 6to4, and the old compatible form. */
    private record Wrapping(Range range, int offset) {}

    private static final List<Wrapping> WRAPPINGS = List.of(new Wrapping(Range.of("64:ff9b::/96"), 12),
            new Wrapping(Range.of("64:ff9b:1::/48"), 12), new Wrapping(Range.of("2002::/16"), 2),
            new Wrapping(Range.of("::/96"), 12));

    private AddressRule() {}

    /** Why it may not be connected to, as the end of a sentence; empty when it may. */
    public static Optional<String> refusal(InetAddress address, TargetPolicy policy) {
        return kind(address).or(() -> inside(address).flatMap(AddressRule::kind))
                .flatMap(kind -> refusal(kind, policy));
    }

    /** One address that may not be reached is enough: who knows which one would have been connected to. */
    public static Optional<Outcome> refusal(String host, List<InetAddress> addresses, TargetPolicy policy) {
        return addresses.stream()
                .flatMap(address -> refusal(address, policy)
                        .map(why -> "%s is %s: that %s.".formatted(host, address.getHostAddress(), why)).stream())
                .findFirst().map(error -> new Outcome.Permanent(error, null, false));
    }

    private static Optional<String> refusal(Kind kind, TargetPolicy policy) {
        return switch (kind) {
            case THIS_MACHINE -> policy.thisMachine()
                    ? Optional.empty()
                    : Optional
                            .of("leads to this machine itself, which is refused unless RM_NOTIFY_ALLOW_LOOPBACK=true");
            case PRIVATE -> policy.privateRanges()
                    ? Optional.empty()
                    : Optional.of(
                            "is of a private range, which is switched off in the settings or with RM_NOTIFY_ALLOW_PRIVATE");
            case LINK_LOCAL -> Optional.of("is link-local, which is always refused");
            case METADATA -> Optional.of("is a metadata service of a cloud, which is always refused");
            case NOBODY -> Optional.of("is no address of a server");
        };
    }

    private static Optional<Kind> kind(InetAddress address) {
        return SPECIAL.stream().filter(special -> special.range().contains(address)).map(Special::kind).findFirst();
    }

    private static Optional<InetAddress> inside(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        return WRAPPINGS.stream().filter(wrapping -> wrapping.range().contains(address)).findFirst()
                .map(wrapping -> version4(address, wrapping.offset()));
    }

    private static InetAddress version4(InetAddress address, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static Special of(String range, Kind kind) {
        return new Special(Range.of(range), kind);
    }
}
