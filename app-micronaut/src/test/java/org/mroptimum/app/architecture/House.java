package org.mroptimum.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * A tree of packages laid out as the house plan says. The rules speak about a house, so that the same rule judges the real
 * house and the broken one.
 *
 * @param root the package above {@code domain}, {@code aws}, {@code local} and {@code app}
 */
record House(String root) {
    static final House REAL = new House("org.mroptimum");
    static final House BROKEN = new House("org.mroptimum.app.architecture.broken");

    String domain() {
        return root + ".domain";
    }

    String room(String name) {
        return domain() + "." + name;
    }

    String aws() {
        return root + ".aws";
    }

    String local() {
        return root + ".local";
    }

    String app() {
        return root + ".app";
    }

    String commandLine() {
        return app() + ".cli";
    }

    /** Production classes for the real house, test classes for the broken one. */
    JavaClasses classes() {
        ImportOption wanted = equals(REAL) ? new ImportOption.DoNotIncludeTests() : location -> true;
        ImportOption noTestJars = location -> !location.contains("-tests.jar");
        return new ClassFileImporter()
                .withImportOption(wanted)
                .withImportOption(noTestJars)
                .importPackages(root);
    }

    /** The class, or the element type of an array, lies in the package or below it. */
    static DescribedPredicate<JavaClass> inside(String packageName) {
        return DescribedPredicate.describe("inside " + packageName, type -> isInside(type, packageName));
    }

    static boolean isInside(JavaClass type, String packageName) {
        String own = type.getBaseComponentType().getPackageName();
        return own.equals(packageName) || own.startsWith(packageName + ".");
    }
}
