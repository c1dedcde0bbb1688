package org.baken.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The browser for the journeys: the one named by BAKEN_CHROMIUM, or the system's, or else one that npm brings in a package.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() throws IOException, InterruptedException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        Path executable = find(environment);
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setTimeout(120_000)
                        .setEnv(environment)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-dev-shm-usage")));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path find(Map<String, String> environment) throws IOException, InterruptedException {
        String named = environment.get("BAKEN_CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            for (String name : NAMES) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate)) {
                    return candidate;
                }
            }
        }
        return unpacked(environment);
    }

    private static Path unpacked(Map<String, String> environment) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "browser"));
        try (Stream<Path> files = Files.list(Path.of("src", "test", "browser"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        List<String> lines = run(folder, "node", "unpack.mjs")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() > 1) {
            environment.put("LD_LIBRARY_PATH", lines.get(lines.size() - 1));
        }
        return Path.of(lines.get(0));
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "The browser tests found no Chromium (set BAKEN_CHROMIUM, or install one), and "
                            + String.join(" ", command) + " could not bring one: " + output);
        }
        return output;
    }
}
