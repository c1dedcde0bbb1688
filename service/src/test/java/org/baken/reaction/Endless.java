package org.baken.reaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.baken.testing.Visitor;

/** A client that sends a very large form in chunks, without saying how large, until it is answered or cannot go on. */
final class Endless {
    private static final String BOUNDARY = "very-large-form";

    private final long size;
    private final AtomicLong sent;

    Endless(long size, AtomicLong sent) {
        this.size = size;
        this.sent = sent;
    }

    /** Sends it and gives the status of the answer. */
    int send(int port, String path, Visitor visitor) throws IOException, InterruptedException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            Thread sender = new Thread(() -> sendAll(socket, path, visitor), "endless");
            sender.setDaemon(true);
            sender.start();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = answer.readLine();
            socket.close();
            sender.join(60_000);
            return status == null ? 0 : Integer.parseInt(status.split(" ")[1]);
        }
    }

    private void sendAll(Socket socket, String path, Visitor visitor) {
        try {
            OutputStream out = socket.getOutputStream();
            StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n");
            visitor.headers()
                    .forEach((name, value) ->
                            head.append(name).append(": ").append(value).append("\r\n"));
            head.append("Content-Type: multipart/form-data; boundary=")
                    .append(BOUNDARY)
                    .append("\r\n");
            head.append("Transfer-Encoding: chunked\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            chunk(
                    out,
                    ("--" + BOUNDARY
                                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"groot.csv\"\r\n\r\ntext\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[65_536];
            Arrays.fill(block, (byte) 'x');
            while (sent.get() < size) {
                chunk(out, block);
                sent.addAndGet(block.length);
            }
        } catch (IOException refused) {
            // What the test is about: nobody reads any further.
        }
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
