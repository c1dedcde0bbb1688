package org.baken.publicpage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Key stores to sign with, made by the tool that comes with Java. */
final class KeyStores {
    static final String PASSWORD = "alleen voor deze test";

    private KeyStores() {}

    /** @param options of keytool for the key, such as {@code -keyalg EC -groupname secp256r1} */
    static Path file(String... options) throws IOException, InterruptedException {
        Path file = Files.createTempDirectory("baken-keys").resolve("alerts.p12");
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                "alerts",
                "-dname",
                "CN=Gemeente Havenrode",
                "-validity",
                "3650");
        for (String option : options) {
            keytool.command().add(option);
        }
        Process process = keytool.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("keytool made no key");
        }
        return file;
    }
}
