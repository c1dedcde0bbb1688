package org.baken.channel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which private addresses accounts may reach all the same: the town's own mail relay, a receiver in the same network.
 * From the setting {@code BAKEN_ALLOW_PRIVATE}; empty unless somebody says otherwise.
 */
public final class PrivateAddresses {

    private final List<AddressRange> ranges = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();

    private PrivateAddresses() {}

    public static PrivateAddresses none() {
        return new PrivateAddresses();
    }

    /**
     * Reads addresses, ranges ({@code 10.1.0.0/16}) and host names, with commas between them. Who allows
     * {@code 127.0.0.1} allows {@code ::1} too: both are this machine, and {@code localhost} may mean either.
     *
     * @param text may be null or blank
     * @throws IllegalArgumentException naming what cannot be read
     */
    public static PrivateAddresses parse(String text) {
        PrivateAddresses allowed = new PrivateAddresses();
        if (text != null) {
            Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .forEach(allowed::add);
        }
        return allowed;
    }

    private void add(String entry) {
        if (!entry.contains("/") && !AddressRange.isLiteral(entry)) {
            if (!AddressGuard.isHostName(entry)) {
                throw new IllegalArgumentException("Not an address, a range or a host name: " + entry);
            }
            hosts.add(entry.toLowerCase(Locale.ROOT));
            return;
        }
        AddressRange range = AddressRange.parse(entry);
        ranges.add(range);
        if (range.contains(new byte[] {127, 0, 0, 1})) {
            ranges.add(AddressRange.parse("::1"));
        }
    }

    boolean allow(String host, InetAddress address) {
        return hosts.contains(host.toLowerCase(Locale.ROOT))
                || ranges.stream().anyMatch(range -> range.contains(address.getAddress()));
    }
}
