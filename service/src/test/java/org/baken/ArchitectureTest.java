package org.baken;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, or the features end as one knot. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.baken");

    /** What each package may call, besides {@code platform} and what follows from this. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("logbook", Set.of()),
            Map.entry("account", Set.of("logbook")),
            Map.entry("auth", Set.of("account")),
            Map.entry("channel", Set.of()),
            Map.entry("check", Set.of("channel")),
            Map.entry("incident", Set.of("account")),
            Map.entry("playbook", Set.of("incident")),
            Map.entry("rumour", Set.of("incident")),
            Map.entry("media", Set.of("incident")),
            Map.entry("message", Set.of("incident", "check", "channel")),
            Map.entry("approval", Set.of("message", "media")),
            Map.entry("publishing", Set.of("message", "channel", "media")),
            Map.entry("clocks", Set.of("message", "rumour", "reaction", "triage", "playbook")),
            Map.entry("alarm", Set.of("publishing", "clocks")),
            Map.entry("triage", Set.of("incident")),
            Map.entry("reaction", Set.of("publishing", "rumour", "triage")),
            Map.entry("reply", Set.of("reaction")),
            Map.entry("listening", Set.of("reaction")),
            Map.entry("insight", Set.of("reaction")),
            Map.entry("exercise", Set.of("reaction")),
            Map.entry("watch", Set.of("incident", "channel")),
            Map.entry("forwarding", Set.of("publishing")),
            Map.entry("edge", Set.of("account", "logbook")),
            Map.entry("authenticity", Set.of("publishing")),
            Map.entry("subscription", Set.of("publishing")),
            Map.entry("figures", Set.of("publishing", "authenticity")),
            Map.entry("publicpage", Set.of("publishing", "media", "rumour", "insight", "triage", "edge")),
            Map.entry(
                    "report",
                    Set.of(
                            "approval",
                            "playbook",
                            "rumour",
                            "publishing",
                            "alarm",
                            "clocks",
                            "exercise",
                            "forwarding",
                            "publicpage",
                            "reaction",
                            "reply",
                            "figures",
                            "verify")),
            Map.entry("verify", Set.of()),
            Map.entry("guide", Set.of("playbook", "check", "approval", "publishing", "reaction")),
            Map.entry("live", Set.of("account")));

    @Test
    void a_package_calls_only_what_it_may() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass javaClass : CLASSES) {
            String from = part(javaClass);
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                String to = part(dependency.getTargetClass());
                if (!from.isEmpty()
                        && !to.isEmpty()
                        && !from.equals(to)
                        && !reachable(from).contains(to)) {
                    violations.add(javaClass.getName() + " → "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("org.baken.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void connectors_are_named_only_by_wiring_and_by_themselves() {
        for (JavaClass javaClass : CLASSES) {
            String own = javaClass.getPackageName();
            boolean wiring = own.equals("org.baken") || own.equals("org.baken.demo");
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                boolean connector = target.startsWith("org.baken.channel.");
                assertThat(!connector || wiring || target.equals(own))
                        .as(dependency.getDescription())
                        .isTrue();
            }
        }
    }

    @Test
    void only_platform_opens_the_database() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.baken.platform..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.jdbi.v3.core.Jdbi")
                .check(CLASSES);
    }

    private static Set<String> reachable(String part) {
        Set<String> found = new HashSet<>(Set.of("platform"));
        for (String next : ALLOWED.getOrDefault(part, Set.of())) {
            found.add(next);
            found.addAll(reachable(next));
        }
        return found;
    }

    private static String part(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (!name.startsWith("org.baken.") || name.startsWith("org.baken.demo")) {
            return "";
        }
        return name.substring("org.baken.".length()).replaceFirst("\\..*", "");
    }
}
