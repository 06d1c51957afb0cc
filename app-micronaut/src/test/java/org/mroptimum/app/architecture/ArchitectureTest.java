package org.mroptimum.app.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses REAL = House.REAL.classes();
    private static final JavaClasses BROKEN = House.BROKEN.classes();

    static List<Law> laws() {
        return Law.ALL;
    }

    /** ArchUnit fails a rule that finds no class to judge, so a renamed package cannot pass unseen. */
    @ParameterizedTest
    @MethodSource("laws")
    void houseKeeps(Law law) {
        law.rule().apply(House.REAL).check(REAL);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void lawCatchesItsOffendersInTheBrokenHouse(Law law) {
        EvaluationResult result = law.rule().apply(House.BROKEN).evaluate(BROKEN);
        String report = String.join("\n", result.getFailureReport().getDetails());
        List<String> missed = law.offenders().stream()
                .filter(offender -> !report.contains("." + offender))
                .toList();
        assertTrue(result.hasViolation(), () -> law + " found nothing in the broken house");
        assertEquals(List.of(), missed, () -> law + " reported only:\n" + report);
    }

    @Test
    void everyClassOfTheBrokenHouseIsAnOffenderOrABystander() {
        Set<String> bystanders = Set.of("package-info", "Door", "Kernel", "Store", "Upstairs");
        Set<String> known = Stream.concat(
                        bystanders.stream(), Law.ALL.stream().flatMap(law -> law.offenders().stream()))
                .collect(Collectors.toSet());
        assertEquals(known, BROKEN.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet()));
    }

    @Test
    void everyPackageThatARuleNamesHoldsClasses() {
        Stream<String> rooms = RoomRules.MAY_USE.keySet().stream().map(House.REAL::room);
        Stream<String> others = Stream.of(
                House.REAL.local(),
                House.REAL.app(),
                House.REAL.commandLine(),
                House.REAL.app() + ".lambda",
                House.REAL.app() + ".fargate",
                House.REAL.aws() + ".s3");
        List<String> empty = Stream.concat(rooms, others)
                .filter(name -> REAL.stream().noneMatch(type -> holds(name, type)))
                .toList();
        assertEquals(List.of(), empty, "packages that the rules name but that hold no class");
    }

    @Test
    void testClassesAreNotJudged() {
        assertTrue(REAL.stream().noneMatch(type -> type.getSimpleName().endsWith("Test")));
        assertTrue(REAL.stream().noneMatch(type -> House.isInside(type, House.BROKEN.root())));
    }

    private static boolean holds(String packageName, JavaClass type) {
        return House.isInside(type, packageName) && !type.getSimpleName().equals("package-info");
    }
}
