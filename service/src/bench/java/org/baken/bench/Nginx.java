package org.baken.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real nginx that gives the very answers that Baken gave: the same bytes with the same headers, from files that it keeps
 * open. It is set up as its own manual advises for files.
 */
final class Nginx implements AutoCloseable {
    /** Those that nginx writes itself. */
    private static final Set<String> ITS_OWN = caseless(
            "connection",
            "content-length",
            "content-type",
            "date",
            "etag",
            "last-modified",
            "server",
            "transfer-encoding");

    private static final String SETUP = """
        daemon off; master_process on; worker_processes auto; pid %1$s/pid; error_log %1$s/error.log; %4$s
        events { worker_connections 4096; }
        http {
          access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; etag on;
          keepalive_timeout 65; keepalive_requests 100000000;
          open_file_cache max=100 inactive=600s; open_file_cache_valid 600s;
          client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
          uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
          server { listen 127.0.0.1:%2$d backlog=1024;
        %3$s  }
        }
        """;

    private final Path folder;
    private final int port = freePort();
    private final Process process;

    /** Starts it with these answers, the first below {@code /0}, the next below {@code /1}. */
    Nginx(List<HttpResponse<byte[]>> answers) throws IOException {
        folder = Files.createTempDirectory("baken-nginx");
        StringBuilder places = new StringBuilder();
        for (int at = 0; at < answers.size(); at++) {
            Files.write(folder.resolve(at + ".bytes"), answers.get(at).body());
            places.append(place(at, answers.get(at)));
        }
        // Its workers fall back to a user who may not read the folder, but only when the system's administrator starts
        // it.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path setup = Files.writeString(folder.resolve("nginx.conf"), SETUP.formatted(folder, port, places, user));
        process = new ProcessBuilder(
                        Tool.NGINX.path(), "-p", folder.toString(), "-c", setup.toString(), "-e", folder + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitStart();
    }

    /** Where the answer with this number is. */
    URI address(int number) {
        return URI.create("http://127.0.0.1:" + port + "/" + number);
    }

    private String place(int at, HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("content-type").orElse("text/html");
        StringBuilder place = new StringBuilder("    location = /%d { alias %s; types { } default_type '%s';\n"
                .formatted(at, folder.resolve(at + ".bytes"), type));
        answer.headers().map().forEach((name, values) -> {
            if (!ITS_OWN.contains(name) && !name.startsWith(":")) {
                values.forEach(value ->
                        place.append("      add_header %s '%s' always;\n".formatted(name, value.replace("'", "\\'"))));
            }
        });
        return place.append("    }\n").toString();
    }

    private void awaitStart() throws IOException {
        for (int tries = 0; tries < 100 && process.isAlive(); tries++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new IOException("nginx does not start: " + Files.readString(folder.resolve("output.log"))
                + Files.readString(folder.resolve("error.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    /** Ends it: the master process ends its workers. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
