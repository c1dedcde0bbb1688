package org.baken;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.baken.auth.House;

/** The settings. Every one can come from the environment: see {@code baken.yml}. */
public final class ConsoleConfiguration extends Configuration {
    /** How the town works. */
    public record HouseSettings(
            @NotBlank String name,
            @NotEmpty List<String> languages,
            @NotBlank String timeZone,
            @NotNull List<String> scales,
            @NotNull List<String> incidentTypes,
            @Min(0) @Max(600) int undoSeconds,
            @Min(1) @Max(1440) int firstStatementMinutes,
            @Min(1) @Max(1440) int updateMinutes,
            @Min(2) @Max(720) int rumourMinutes,
            @Min(1) @Max(1440) int escalationMinutes) {}

    /**
     * The database. Without an address: H2 in a file below the data folder.
     *
     * @param url a JDBC address of PostgreSQL, or empty
     */
    public record DatabaseSettings(String url, String user, String password) {}

    /** The folder for the embedded database, evidence, pictures, keys and the sandbox. */
    @NotBlank
    @JsonProperty("data")
    public String data = "data";

    /** Where people reach the service, without a slash at the end. */
    @NotBlank
    @JsonProperty("publicUrl")
    public String publicUrl = "http://localhost:8080";

    /** The token with which the first administrator comes in; empty for a random one that is printed. */
    @JsonProperty("setupToken")
    public String setupToken = "";

    /** Private addresses, ranges or host names that accounts may reach, separated by commas; empty for none. */
    @JsonProperty("allowPrivate")
    public String allowPrivate = "";

    /** The folder with the town's own playbooks; empty for none. */
    @JsonProperty("playbooks")
    public String playbooks = "";

    /** The largest file of reactions that is taken up, in megabytes (1,048,576 bytes). */
    @Min(1)
    @Max(10_240)
    @JsonProperty("importMegabytes")
    public int importMegabytes = 200;

    @Valid
    @NotNull
    @JsonProperty("house")
    public HouseSettings house;

    @Valid
    @NotNull
    @JsonProperty("database")
    public DatabaseSettings database;

    /** Whether somebody else says where the console is: no setting, for the demo only. */
    @JsonIgnore
    public boolean greeted;

    Path dataFolder() {
        return Path.of(data).toAbsolutePath().normalize();
    }

    Optional<Path> playbooksFolder() {
        return playbooks == null || playbooks.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(playbooks.strip()).toAbsolutePath().normalize());
    }

    House house() {
        return new House(
                house.name(),
                house.languages(),
                publicUrl(),
                house.timeZone(),
                house.scales(),
                house.incidentTypes(),
                house.undoSeconds(),
                house.firstStatementMinutes(),
                house.updateMinutes(),
                house.rumourMinutes(),
                house.escalationMinutes());
    }

    String publicUrl() {
        return publicUrl.replaceAll("/+$", "");
    }
}
