package org.mroptimum.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.mroptimum.app.architecture.House.inside;
import static org.mroptimum.app.architecture.House.isInside;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** How the modules stand to each other. */
final class ModuleRules {
    private static final List<String> DOOR_LIBRARIES = List.of("picocli", "me.tongfei.progressbar");

    private ModuleRules() {}

    static ArchRule awsNeverSeesLocal(House house) {
        return noClasses().that(inside(house.aws())).should().dependOnClassesThat(inside(house.local()));
    }

    static ArchRule localNeverSeesAws(House house) {
        return noClasses().that(inside(house.local())).should().dependOnClassesThat(inside(house.aws()));
    }

    static ArchRule adaptersNeverSeeTheDoors(House house) {
        return noClasses()
                .that(inside(house.aws()).or(inside(house.local())))
                .should()
                .dependOnClassesThat(inside(house.app()));
    }

    static ArchRule doorLibrariesStayInTheDoors(House house) {
        return noClasses()
                .that(inside(house.aws()).or(inside(house.local())))
                .should()
                .dependOnClassesThat(describe(
                        "belong to a command-line or web library",
                        type -> DOOR_LIBRARIES.stream().anyMatch(library -> isInside(type, library))));
    }

    /** Commands translate and call a use case; the physics is none of their business. */
    static ArchRule commandsOnlyTranslate(House house) {
        return noClasses()
                .that(inside(house.commandLine()))
                .should()
                .dependOnClassesThat(describe(
                        "compute",
                        type -> Stream.of("math", "noise", "coil", "recon")
                                .anyMatch(room -> isInside(type, house.room(room)))));
    }

    /** Doors of the cloud translate events and call the worker; adapters, AWS and the physics are behind it. */
    static ArchRule cloudDoorsOnlyTranslate(House house) {
        return noClasses()
                .that(inside(house.app() + ".lambda").or(inside(house.app() + ".fargate")))
                .should()
                .dependOnClassesThat(describe(
                        "compute, store or belong to the SDK of AWS",
                        type -> isInside(type, "software.amazon")
                                || isInside(type, house.aws())
                                || isInside(type, house.local())
                                || Stream.of("math", "noise", "coil", "recon", "snr", "kspace")
                                        .anyMatch(room -> isInside(type, house.room(room)))));
    }

    static ArchRule noPackageCycles(House house) {
        return slices().matching(house.root() + ".(**)").should().beFreeOfCycles();
    }

    /** A name says what a class is; these endings say nothing. */
    static ArchRule namesSayWhatAClassIs(House house) {
        return noClasses()
                .that(inside(house.root()))
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)");
    }
}
