package org.baken;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.auth.House;
import org.baken.edge.CopySettings;
import org.baken.platform.Accent;
import org.baken.platform.Branding;
import org.baken.platform.Embedders;
import org.baken.platform.Logo;
import org.baken.publicpage.CapSignature;

/** The settings. Every one can come from the environment: see {@code baken.yml}. */
public final class ConsoleConfiguration extends Configuration {
    /**
     * What makes the public pages the town's own; all of it may be left out.
     *
     * @param logo the path of an .svg or .png file
     * @param accent the colour of what people can press, such as {@code #0b6e75}
     * @param accentDark the same for dark pages; made from the accent when left out
     * @param phones numbers that people can call without internet
     * @param embedSites the sites that may show the embeddable page in a frame, separated by commas
     */
    @SelfValidating
    public record Looks(
            String logo, String accent, String accentDark, List<@Valid PhoneSettings> phones, String embedSites) {
        /** Says at the start, in a sentence, what cannot be used. */
        @SelfValidation
        public void usable(ViolationCollector violations) {
            try {
                branding();
            } catch (IllegalArgumentException e) {
                violations.addViolation(e.getMessage());
            }
        }

        Branding branding() {
            return new Branding(
                    isSet(logo) ? Logo.of(Path.of(logo.strip())) : null,
                    isSet(accent) ? Accent.of(accent, isSet(accentDark) ? accentDark : "") : null,
                    phones == null
                            ? List.of()
                            : phones.stream()
                                    .map(phone -> new Branding.Phone(phone.number(), phone.label()))
                                    .toList(),
                    isSet(embedSites) ? Embedders.of(embedSites) : List.of());
        }

        private static boolean isSet(String value) {
            return value != null && !value.isBlank();
        }
    }

    /**
     * A number that people can call without internet.
     *
     * @param label who answers, by two-letter language code
     */
    public record PhoneSettings(
            @NotBlank @Pattern(regexp = "[+0-9][0-9 ./()-]{1,24}")
            String number,

            @NotEmpty Map<@Pattern(regexp = "[a-z]{2}") String, @NotBlank String> label) {}

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
            @Min(1) @Max(1440) int escalationMinutes,
            @Valid Looks looks) {}

    /**
     * The database. Without an address: H2 in a file below the data folder.
     *
     * @param url a JDBC address of PostgreSQL, or empty
     */
    public record DatabaseSettings(String url, String user, String password) {}

    /**
     * With what alerts (CAP) are signed.
     *
     * @param keystore a PKCS#12 file with a key (RSA or EC) and its certificate; empty for alerts without a signature
     * @param password of that file; never shown
     */
    public record CapSettings(String keystore, String password) {
        /** @throws IllegalArgumentException when there is a file that cannot be used: rather no start than no signature */
        CapSignature signature() {
            return keystore == null || keystore.isBlank()
                    ? null
                    : CapSignature.of(
                            Path.of(keystore.strip()).toAbsolutePath().normalize(), password == null ? "" : password);
        }

        @Override
        public String toString() {
            return "CapSettings[keystore=" + keystore + "]";
        }
    }

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

    @Valid
    @NotNull
    @JsonProperty("cap")
    public CapSettings cap = new CapSettings("", "");

    /** Where copies of the public pages are kept that are readable without Baken; nowhere when left out. */
    @NotNull
    @JsonProperty("export")
    public CopySettings export = new CopySettings("", null);

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

    Branding branding() {
        return house.looks() == null ? Branding.NONE : house.looks().branding();
    }

    String publicUrl() {
        return publicUrl.replaceAll("/+$", "");
    }
}
