package org.mroptimum.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.mroptimum.app.architecture.House.inside;
import static org.mroptimum.app.architecture.House.isInside;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The domain computes: the same inputs give the same result on every machine, because nothing else can get in. */
final class DomainRules {
    private static final Set<String> JAVA_PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio",
            "java.nio.charset",
            "java.time",
            "java.time.format",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "java.util.zip");

    /** Streams, readers and writers over memory; nothing that opens a file by name. */
    private static final Set<String> JAVA_IO = Set.of(
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.Closeable",
            "java.io.DataInputStream",
            "java.io.DataOutputStream",
            "java.io.EOFException",
            "java.io.FilterInputStream",
            "java.io.FilterOutputStream",
            "java.io.IOException",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Serializable",
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.io.UncheckedIOException",
            "java.io.Writer");

    /** Hashes of bytes in memory. */
    private static final Set<String> JAVA_SECURITY = Set.of(
            "java.security.DigestInputStream",
            "java.security.DigestOutputStream",
            "java.security.MessageDigest",
            "java.security.NoSuchAlgorithmException");

    /** Types of the allowed packages that know the time, chance, the machine or its files. */
    private static final Set<String> WORLDLY_TYPES = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.nio.MappedByteBuffer",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Random",
            "java.util.ResourceBundle",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.SplittableRandom",
            "java.util.TimeZone",
            "java.util.Timer",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.zip.ZipFile");

    /** Methods of {@code Math} may be a last digit off, each machine in its own way; those of {@code StrictMath} may not. */
    private static final Set<String> MACHINE_ROUNDED = Set.of(
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10", "log1p",
            "pow", "random", "sin", "sinh", "tan", "tanh");

    private static final Map<String, Set<String>> WORLDLY_METHODS = Map.of(
            "java.lang.Math", MACHINE_ROUNDED,
            "java.lang.StrictMath", Set.of("random"),
            "java.lang.Thread", Set.of("sleep"),
            "java.util.Collections", Set.of("shuffle"),
            "java.util.Locale", Set.of("getDefault"),
            "java.util.UUID", Set.of("randomUUID"));

    private static final List<String> LIBRARIES = List.of("org.jtransforms", "pl.edu.icm.jlargearrays", "org.ojalgo");

    private static final String OPENCL = "org.jocl";

    private DomainRules() {}

    /** Allow-list: pure parts of java.base, the null annotations, the FFT and linear-algebra libraries, OpenCL. */
    static ArchRule dependsOnAllowListOnly(House house) {
        return classes()
                .that(inside(house.domain()))
                .should()
                .onlyDependOnClassesThat(describe("are on the domain's allow-list", type -> allowed(type, house)))
                .because("the domain has no clock, random, file, socket, cloud or framework of its own");
    }

    /** Methods that the allow-list of types cannot catch. */
    static ArchRule asksNothingOfTheWorld(House house) {
        return noClasses()
                .that(inside(house.domain()))
                .should()
                .accessTargetWhere(describe("the target reads clock, chance or machine", DomainRules::worldly))
                .because("results depend on the inputs only");
    }

    /** Libraries stay behind {@code domain.math}. */
    static ArchRule librariesStayBehindMath(House house) {
        return noClasses()
                .that(inside(house.domain()))
                .and()
                .resideOutsideOfPackage(house.room("math"))
                .should()
                .dependOnClassesThat(describe("belong to a numerical library", DomainRules::ofLibrary));
    }

    /** So that nobody else needs a driver, and nothing native is loaded before somebody asks for a device. */
    static ArchRule openClStaysInItsRoom(House house) {
        return noClasses()
                .that(inside(house.root()))
                .and()
                .resideOutsideOfPackage(house.room("opencl"))
                .should()
                .dependOnClassesThat(describe("belong to JOCL", type -> isInside(type, OPENCL)));
    }

    private static boolean allowed(JavaClass type, House house) {
        JavaClass element = type.getBaseComponentType();
        String name = element.getName();
        return element.isPrimitive()
                || isInside(element, house.domain())
                || JAVA_IO.contains(name)
                || JAVA_SECURITY.contains(name)
                || (JAVA_PACKAGES.contains(element.getPackageName()) && !WORLDLY_TYPES.contains(name))
                || element.getPackageName().equals("org.jspecify.annotations")
                || isInside(element, OPENCL)
                || ofLibrary(element);
    }

    private static boolean ofLibrary(JavaClass type) {
        return LIBRARIES.stream().anyMatch(library -> isInside(type, library));
    }

    private static boolean worldly(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getName();
        if (owner.equals("java.lang.System")) {
            return !member.equals("arraycopy");
        }
        if (owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource")) {
            return member.startsWith("system") || member.startsWith("tick");
        }
        if (owner.startsWith("java.time.")) {
            return member.equals("now") || member.equals("systemDefault");
        }
        return WORLDLY_METHODS.getOrDefault(owner, Set.of()).contains(member);
    }
}
