package io.resticmanager.notifications.channel.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private static final TargetPolicy USUAL = new TargetPolicy(false, true);
    private static final TargetPolicy EVERYTHING = new TargetPolicy(true, true);
    private static final TargetPolicy PUBLIC_ONLY = new TargetPolicy(false, false);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.0.9", "0.0.0.0", "0.1.2.3", "::1", "::", "::127.0.0.1",
            "::ffff:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::7f00:1", "2002:7f00:1::"})
    void thisMachineIsRefusedUnlessItIsAllowed(String address) throws UnknownHostException {
        assertThat(refusal(address, USUAL)).hasValueSatisfying(
                why -> assertThat(why).contains("RM_NOTIFY_ALLOW_LOOPBACK"));
        assertThat(refusal(address, EVERYTHING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.1.1", "169.254.169.254", "fe80::1", "febf::1", "100.100.100.200", "192.0.0.192",
            "168.63.129.16", "fd00:ec2::254", "fd20:ce::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe",
            "2002:a9fe:a9fe::", "224.0.0.1", "255.255.255.255", "240.0.0.1", "ff02::1", "2001:0:1::1"})
    void linkLocalMetadataAndNobodyAreAlwaysRefused(String address) throws UnknownHostException {
        assertThat(refusal(address, EVERYTHING)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
            "fc00::1", "fd12:3456::1", "fec0::1", "64:ff9b::10.0.0.1"})
    void privateRangesAreAllowedUnlessTheyAreSwitchedOff(String address) throws UnknownHostException {
        assertThat(refusal(address, USUAL)).isEmpty();
        assertThat(refusal(address, PUBLIC_ONLY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
            "100.63.255.255", "100.128.0.0", "169.253.255.255", "169.255.0.0", "223.255.255.255", "128.0.0.1",
            "2606:4700::1111", "2a00::1", "64:ff9b::8.8.8.8", "2002:808:808::"})
    void allOthersAreAllowed(String address) throws UnknownHostException {
        assertThat(refusal(address, PUBLIC_ONLY)).isEmpty();
    }

    private static Optional<String> refusal(String address, TargetPolicy policy) throws UnknownHostException {
        return AddressRule.refusal(InetAddress.getByName(address), policy);
    }
}
