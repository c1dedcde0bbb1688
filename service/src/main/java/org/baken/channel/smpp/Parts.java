package org.baken.channel.smpp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.baken.channel.SmsText;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Sar_msg_ref_num;
import org.jsmpp.bean.OptionalParameter.Sar_segment_seqnum;
import org.jsmpp.bean.OptionalParameter.Sar_total_segments;
import org.jsmpp.bean.OptionalParameter.User_message_reference;

/** A text cut into what is submitted one after the other. */
final class Parts {
    /**
     * One {@code submit_sm}.
     *
     * @param text what stands in {@code short_message}
     * @param headed whether that begins with a user data header
     */
    record Part(byte[] text, boolean headed, OptionalParameter[] parameters) {}

    /** Of a user data header with an 8-bit reference (3GPP TS 23.040, 9.2.3.24.1). */
    private static final int HEADER = 6;

    private Parts() {}

    /**
     * Cuts a text.
     *
     * @param reference the same for all parts, and at every attempt
     * @param named whether the message centre knows parameters, and so also the reference of the whole message
     */
    static List<Part> of(SmsText text, Joining joining, short reference, boolean named) {
        int total = text.parts().size();
        List<OptionalParameter> always = named ? List.of(new User_message_reference(reference)) : List.of();
        if (total > 1 && joining == Joining.PAYLOAD) {
            byte[] whole = text.encoded(String.join("", text.parts()));
            return List.of(new Part(new byte[0], false, with(always, new Message_payload(whole))));
        }
        List<Part> parts = new ArrayList<>();
        for (int number = 1; number <= total; number++) {
            byte[] octets = text.encoded(text.parts().get(number - 1));
            if (total == 1) {
                parts.add(new Part(octets, false, with(always)));
            } else if (joining == Joining.SAR) {
                parts.add(new Part(
                        octets,
                        false,
                        with(
                                always,
                                new Sar_msg_ref_num(reference),
                                new Sar_total_segments((byte) total),
                                new Sar_segment_seqnum((byte) number))));
            } else {
                parts.add(new Part(headed(octets, reference, total, number), true, with(always)));
            }
        }
        return parts;
    }

    private static byte[] headed(byte[] octets, short reference, int total, int number) {
        return ByteBuffer.allocate(HEADER + octets.length)
                .put((byte) (HEADER - 1))
                .put((byte) 0)
                .put((byte) 3)
                .put((byte) reference)
                .put((byte) total)
                .put((byte) number)
                .put(octets)
                .array();
    }

    private static OptionalParameter[] with(List<OptionalParameter> always, OptionalParameter... more) {
        List<OptionalParameter> all = new ArrayList<>(always);
        all.addAll(List.of(more));
        return all.toArray(OptionalParameter[]::new);
    }
}
