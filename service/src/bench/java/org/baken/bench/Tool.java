package org.baken.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that a benchmark needs beside Java: named by a variable of the environment, or found on the path. */
enum Tool {
    NGINX("Debian: apt-get install nginx-light", "nginx"),
    WRK("Debian: apt-get install wrk", "wrk"),
    LIGHTHOUSE("npm install --global lighthouse", "lighthouse"),
    CHROMIUM("Debian: apt-get install chromium", "chromium", "chromium-browser", "google-chrome");

    private final String howToGet;
    private final String[] names;

    Tool(String howToGet, String... names) {
        this.howToGet = howToGet;
        this.names = names;
    }

    /** Says of each that is missing how to get it; false when one is. */
    static boolean areThere(Figures figures, Tool... wanted) {
        boolean all = true;
        for (Tool tool : wanted) {
            if (tool.find().isEmpty()) {
                figures.say(
                        "%s is missing: put it on the PATH or name it with %s. %s",
                        tool.names[0], tool.variable(), tool.howToGet);
                all = false;
            }
        }
        return all;
    }

    /** Where it is. */
    String path() {
        return find().orElseThrow(() -> new IllegalStateException(names[0] + " is missing"));
    }

    private String variable() {
        return "BAKEN_" + name();
    }

    private Optional<String> find() {
        String named = System.getenv(variable());
        if (named != null) {
            return Optional.of(named).filter(path -> Files.isExecutable(Path.of(path)));
        }
        // Where Debian puts servers; not on everybody's path.
        Stream<String> folders =
                Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"));
        return folders.flatMap(folder -> Arrays.stream(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
