package org.mroptimum.app.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rule together with the proof that it can fail.
 *
 * @param rule the rule for any house
 * @param offenders simple names of all classes of the broken house that the rule must report
 */
record Law(String name, Function<House, ArchRule> rule, List<String> offenders) {

    static final List<Law> ALL = List.of(
            new Law(
                    "domain depends on its allow-list only",
                    DomainRules::dependsOnAllowListOnly,
                    List.of("OpensFile", "OpensSocket", "DrawsRandom", "UsesFramework", "StartsProcess")),
            new Law(
                    "domain asks nothing of the world",
                    DomainRules::asksNothingOfTheWorld,
                    List.of(
                            "ReadsClock",
                            "ReadsNanoTime",
                            "ReadsEnvironment",
                            "DrawsUuid",
                            "RollsDice",
                            "RoundsAsTheMachineDoes",
                            "Shuffles")),
            new Law(
                    "numerical libraries stay behind math",
                    DomainRules::librariesStayBehindMath,
                    List.of("TransformsItself")),
            new Law(
                    "OpenCL stays in its room",
                    DomainRules::openClStaysInItsRoom,
                    List.of("AsksTheDriver", "Accelerates")),
            new Law(
                    "rooms use only what they may",
                    RoomRules::roomsUseOnlyWhatTheyMay,
                    List.of("LooksUpwards", "StoresItself", "HasNoRoom")),
            new Law("aws never sees local", ModuleRules::awsNeverSeesLocal, List.of("SeesLocal")),
            new Law("local never sees aws", ModuleRules::localNeverSeesAws, List.of("SeesAws")),
            new Law("adapters never see the doors", ModuleRules::adaptersNeverSeeTheDoors, List.of("SeesDoor")),
            new Law("door libraries stay in the doors", ModuleRules::doorLibrariesStayInTheDoors, List.of("Prints")),
            new Law("commands only translate", ModuleRules::commandsOnlyTranslate, List.of("Computes")),
            new Law("cloud doors only translate", ModuleRules::cloudDoorsOnlyTranslate, List.of("ComputesInTheCloud")),
            new Law("no package cycles", ModuleRules::noPackageCycles, List.of("LooksUpwards", "Upstairs")),
            new Law("names say what a class is", ModuleRules::namesSayWhatAClassIs, List.of("NoiseHelper")));

    @Override
    public String toString() {
        return name;
    }
}
