package org.baken.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Serves the console's files. An address below {@code /console/} that is no file is one of its screens, and gets the page
 * that finds out which.
 */
public final class ConsoleFiles extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean file = name.contains(".") && !path.contains("..");
        if (request.getPathInfo() == null) {
            response.sendRedirect("/console/");
            return;
        }
        try (InputStream found = ConsoleFiles.class.getResourceAsStream("/console" + (file ? path : "/index.html"))) {
            if (found == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            byte[] bytes = found.readAllBytes();
            String ending = file ? name.substring(name.lastIndexOf('.') + 1) : "html";
            response.setContentType(TYPES.getOrDefault(ending, "application/octet-stream"));
            // Vite puts a hash of the content into the names below assets/.
            response.setHeader(
                    "Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
