package org.baken.listening;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;
import org.baken.platform.Problem;

/**
 * Where programs bring reactions, without a session. {@code service/docs/intake.md} is written for who programs them. A door that there
 * never was and a proof that is wrong are answered alike.
 */
@Path(IntakeDoor.PATH + "{token}")
@Produces(MediaType.APPLICATION_JSON)
public final class IntakeDoor {
    /** What stands before the token in an address. */
    static final String PATH = "/in/";

    static final int LARGEST = 5 * 1024 * 1024;

    private final Intakes intakes;

    IntakeDoor(Intakes intakes) {
        this.intakes = intakes;
    }

    /** What became of what was brought: how many were new, how many there already, and which were not taken. */
    public record Outcome(int added, int known, List<Refused> refused) {}

    /** A reaction that was not taken, counted from 1, and why. */
    public record Refused(int row, String field, String message) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Outcome receive(
            @PathParam("token") String token,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("Baken-Timestamp") String timestamp,
            @HeaderParam("Baken-Signature") String signature,
            @HeaderParam("Baken-Id") String delivery,
            @Context HttpServletRequest connection,
            @Context HttpHeaders headers,
            InputStream body) {
        if (delivery != null && !delivery.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problem.invalid("Baken-Id", "problem.key-form");
        }
        Intakes.Outcome outcome = intakes.receive(new Intakes.Request(
                token, connection.getRemoteAddr(), authorization, timestamp, signature, delivery, whole(body)));
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return new Outcome(
                outcome.added(),
                outcome.known(),
                outcome.refused().stream()
                        .map(one -> new Refused(
                                one.row(),
                                one.field(),
                                Catalogue.text(
                                        locale, one.key(), one.arguments().toArray())))
                        .toList());
    }

    private static byte[] whole(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Problem.tooLarge("listening.too-large", LARGEST / 1024 / 1024);
            }
            return bytes;
        } catch (IOException lost) {
            throw Problem.malformed("problem.malformed");
        }
    }
}
