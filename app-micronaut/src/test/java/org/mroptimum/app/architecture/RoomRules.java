package org.mroptimum.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.mroptimum.app.architecture.House.inside;
import static org.mroptimum.app.architecture.House.isInside;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who may use whom inside the domain, as the table of docs/architecture.md says. */
final class RoomRules {
    /** Room to the rooms that it may use; a room may always use itself. */
    static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("job", Set.of()),
            Map.entry("account", Set.of("job")),
            Map.entry("job.chooser", Set.of("job")),
            Map.entry("kspace", Set.of()),
            Map.entry("math", Set.of("job")),
            Map.entry("noise", Set.of("job", "kspace", "math")),
            Map.entry("coil", Set.of("job", "kspace", "math", "noise", "result")),
            Map.entry("recon", Set.of("job", "kspace", "math", "noise", "coil", "result")),
            Map.entry("opencl", Set.of("coil", "job", "kspace", "math", "noise", "recon")),
            Map.entry("result", Set.of("job", "kspace", "noise")),
            Map.entry("scan", Set.of("job")),
            Map.entry("port", Set.of("job", "account", "kspace", "result", "roi", "scan")),
            Map.entry("roi", Set.of("job")),
            Map.entry("snr", Set.of("job", "kspace", "math", "noise", "coil", "recon", "result", "port")),
            Map.entry("phantom", Set.of("kspace", "math", "noise")),
            Map.entry(
                    "usecase",
                    Set.of(
                            "job",
                            "account",
                            "job.chooser",
                            "kspace",
                            "math",
                            "noise",
                            "coil",
                            "recon",
                            "result",
                            "port",
                            "scan",
                            "snr",
                            "phantom",
                            "roi"))));

    /** The one port that a computation needs: it tells how far it is. */
    private static final String COMPUTATION_PORT = "Progress";

    private RoomRules() {}

    static ArchRule roomsUseOnlyWhatTheyMay(House house) {
        return classes().that(inside(house.domain())).should(useOnlyRoomsOfTheTable(house));
    }

    private static ArchCondition<JavaClass> useOnlyRoomsOfTheTable(House house) {
        return new ArchCondition<>("use only the rooms that the house plan allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<String> room = roomOf(type, house);
                if (room.isEmpty() || !MAY_USE.containsKey(room.get())) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in no room of the house plan; add the room to the table"));
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !allowed(room.get(), dependency, house))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean allowed(String room, Dependency dependency, House house) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!isInside(target, house.domain())) {
            return true;
        }
        String used = roomOf(target, house).orElse("");
        if (room.equals("snr") && used.equals("port")) {
            return target.getSimpleName().equals(COMPUTATION_PORT);
        }
        return used.equals(room) || MAY_USE.getOrDefault(room, Set.of()).contains(used);
    }

    private static Optional<String> roomOf(JavaClass type, House house) {
        String name = type.getPackageName();
        return name.startsWith(house.domain() + ".")
                ? Optional.of(name.substring(house.domain().length() + 1))
                : Optional.empty();
    }
}
