package org.baken.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps accounts from reaching what only this machine or its network can reach. An administrator types the address of
 * a webhook or a mail server; without this, the service could be made to speak to its own database, a cloud's metadata
 * address or a printer.
 *
 * <p>Only globally reachable unicast addresses pass (IANA special-purpose registries, RFC 6890), also when they hide
 * an IPv4 address inside an IPv6 one. A host passes when <em>all</em> its addresses do. Numbers in any form but four plain decimals are refused,
 * because programs read {@code 0177.0.0.1} or {@code 127.1} in different ways.
 */
public final class AddressGuard {

    /** A host that accounts must not reach. */
    public static final class ForbiddenAddress extends IOException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String host) {
            super("Not allowed: " + host);
        }
    }

    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,254}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final List<AddressRange> NOT_PUBLIC_4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final AddressRange GLOBAL_6 = AddressRange.parse("2000::/3");
    private static final List<AddressRange> NOT_PUBLIC_6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** Networks without IPv4 reach IPv4 hosts through these (RFC 6052): the last four bytes are the real address. */
    private static final AddressRange TRANSLATED = AddressRange.parse("64:ff9b::/96");

    private final PrivateAddresses allowed;

    public AddressGuard(PrivateAddresses allowed) {
        this.allowed = allowed;
    }

    /**
     * The addresses of a host, each of which may be reached. Connect to one of these, not to the name: a second
     * look-up could give another answer.
     *
     * @throws ForbiddenAddress when one of them may not be reached
     * @throws UnknownHostException when the name server knows none
     */
    public List<InetAddress> addresses(String host) throws ForbiddenAddress, UnknownHostException {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (!AddressRange.isLiteral(bare)
                && (!isHostName(bare) || ENDS_IN_A_NUMBER.matcher(bare).matches())) {
            throw new ForbiddenAddress(host);
        }
        InetAddress[] found = InetAddress.getAllByName(bare);
        for (InetAddress address : found) {
            if (!isPublic(address) && !allowed.allow(bare, address)) {
                throw new ForbiddenAddress(host);
            }
        }
        return Arrays.asList(found);
    }

    static boolean isHostName(String text) {
        return HOST_NAME.matcher(text).matches();
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return NOT_PUBLIC_4.stream().noneMatch(range -> range.contains(bytes));
        }
        if (TRANSLATED.contains(bytes)) {
            byte[] inner = Arrays.copyOfRange(bytes, 12, 16);
            return NOT_PUBLIC_4.stream().noneMatch(range -> range.contains(inner));
        }
        return GLOBAL_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
