package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.baken.channel.AddressGuard.ForbiddenAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks no name server: every host here is a literal, or a name in every machine's own list. */
class AddressGuardTest {

    private static final AddressGuard STRICT = new AddressGuard(PrivateAddresses.none());

    private static void assertForbidden(String host) {
        assertThatThrownBy(() -> STRICT.addresses(host)).as(host).isInstanceOf(ForbiddenAddress.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.255.255",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "[::1]",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "100::1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:10.1.2.3",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::"
            })
    void what_only_this_machine_or_its_network_reaches_is_forbidden(String host) {
        assertForbidden(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "127.1",
                "127.0.1",
                "0x7f000001",
                "0x7f.0.0.1",
                "0x7f.1",
                "017700000001",
                "0177.0.0.1",
                "127.0.0.01",
                "127.0.0.1.",
                "0",
                "127.0.0.0x1",
                "1.2.3.4.5",
                "8.8.8.8.",
                "010.8.8.8",
                "256.256.256.256",
                "host.123",
                "host.0x7f",
                "127.0.0.1\n",
                "a b",
                "a\u0000b",
                "gemeente.example/x",
                "gemeente.example:80",
                "①②⑦.0.0.1",
                "127。0。0。1",
                ""
            })
    void a_host_that_programs_read_in_different_ways_is_forbidden(String host) {
        assertForbidden(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "193.190.198.2",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "192.167.1.1",
                "2a02:1800::1",
                "[2606:4700::1111]",
                "64:ff9b::808:808"
            })
    void what_everybody_reaches_passes(String host) throws Exception {
        assertThat(STRICT.addresses(host)).hasSize(1);
    }

    static Stream<String> privateRanges() {
        return Stream.of(
                "0.0.0.0/8",
                "10.0.0.0/8",
                "100.64.0.0/10",
                "127.0.0.0/8",
                "169.254.0.0/16",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "198.18.0.0/15",
                "224.0.0.0/4",
                "240.0.0.0/4");
    }

    @ParameterizedTest
    @MethodSource("privateRanges")
    void any_private_ipv4_address_is_forbidden_in_every_form(String range) throws Exception {
        Random random = new Random(range.hashCode());
        AddressRange inside = AddressRange.parse(range);
        for (int round = 0; round < 300; round++) {
            byte[] ip = randomIn(random, inside);
            long number = new BigInteger(1, ip).longValueExact();
            String dotted = InetAddress.getByAddress(ip).getHostAddress();
            String high = Long.toHexString(number >> 16);
            String low = Long.toHexString(number & 0xffff);
            for (String form : List.of(
                    dotted,
                    "[" + dotted + "]",
                    "::ffff:" + dotted,
                    "::ffff:" + high + ":" + low,
                    "0:0:0:0:0:FFFF:" + high.toUpperCase(java.util.Locale.ROOT) + ":" + low,
                    "::" + high + ":" + low,
                    "64:ff9b::" + dotted,
                    "2002:" + high + ":" + low + "::1",
                    String.valueOf(number),
                    "0x" + Long.toHexString(number),
                    "0" + Long.toOctalString(number),
                    "0x%x.0x%x.0x%x.0x%x".formatted(ip[0], ip[1], ip[2], ip[3]),
                    "0%o.0%o.0%o.0%o".formatted(ip[0] & 0xff, ip[1] & 0xff, ip[2] & 0xff, ip[3] & 0xff),
                    (ip[0] & 0xff) + "." + (number & 0xffffff))) {
                assertForbidden(form);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32", "::/16", "100::/64"})
    void any_private_ipv6_address_is_forbidden(String range) throws Exception {
        Random random = new Random(range.hashCode());
        AddressRange inside = AddressRange.parse(range);
        for (int round = 0; round < 500; round++) {
            assertForbidden(InetAddress.getByAddress(randomIn(random, inside)).getHostAddress());
        }
    }

    @Test
    void the_jdk_calls_no_address_private_that_passes() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] ip = new byte[round % 2 == 0 ? 4 : 16];
            random.nextBytes(ip);
            InetAddress address = InetAddress.getByAddress(ip);
            if (AddressGuard.isPublic(address)) {
                assertThat(address.isLoopbackAddress()
                                || address.isAnyLocalAddress()
                                || address.isLinkLocalAddress()
                                || address.isSiteLocalAddress()
                                || address.isMulticastAddress())
                        .as(address.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void what_the_configuration_allows_passes_and_its_neighbours_do_not() throws Exception {
        AddressGuard guard =
                new AddressGuard(PrivateAddresses.parse(" 10.1.0.0/16, 192.168.1.20 ,fd00:1::/32,localhost, "));

        assertThat(guard.addresses("10.1.255.3")).hasSize(1);
        assertThat(guard.addresses("192.168.1.20")).hasSize(1);
        assertThat(guard.addresses("fd00:1:2::3")).hasSize(1);
        assertThat(guard.addresses("localhost")).isNotEmpty();
        assertThat(guard.addresses("::ffff:10.1.2.3")).hasSize(1);
        for (String neighbour : List.of("10.2.0.1", "192.168.1.21", "fd00:2::3", "127.0.0.1", "::1")) {
            assertThatThrownBy(() -> guard.addresses(neighbour)).isInstanceOf(ForbiddenAddress.class);
        }
    }

    @Test
    void who_allows_this_machine_allows_it_by_every_name() throws Exception {
        AddressGuard guard = new AddressGuard(PrivateAddresses.parse("127.0.0.1"));

        assertThat(guard.addresses("localhost")).isNotEmpty();
        assertThat(guard.addresses("127.0.0.1")).isNotEmpty();
        assertThat(guard.addresses("::1")).isNotEmpty();
        assertThatThrownBy(() -> guard.addresses("127.0.0.2")).isInstanceOf(ForbiddenAddress.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/", "1::/129", "nonsense!", "a/8", "1:2"})
    void an_entry_that_cannot_be_read_stops_the_start_and_is_named(String entry) {
        assertThatThrownBy(() -> PrivateAddresses.parse("10.0.0.1," + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(entry);
    }

    @Test
    void nothing_private_is_allowed_when_nothing_is_configured() {
        for (String nothing : new String[] {null, "", " , "}) {
            AddressGuard guard = new AddressGuard(PrivateAddresses.parse(nothing));
            assertThatThrownBy(() -> guard.addresses("127.0.0.1")).isInstanceOf(ForbiddenAddress.class);
        }
    }

    private static byte[] randomIn(Random random, AddressRange range) {
        byte[] address = new byte[range.first().length];
        random.nextBytes(address);
        for (int bit = 0; bit < range.bits(); bit++) {
            int mask = 0x80 >> bit % 8;
            address[bit / 8] = (byte) (address[bit / 8] & ~mask | range.first()[bit / 8] & mask);
        }
        return address;
    }
}
