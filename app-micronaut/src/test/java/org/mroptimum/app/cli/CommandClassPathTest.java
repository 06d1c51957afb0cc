package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * picocli looks at every field and method of every command, also in the jar that has no class of the server. Java then checks the
 * whole command: the types of its signatures, and conversions inside its methods.
 */
class CommandClassPathTest {
    private static final String COMMANDS = "org.mroptimum.app.cli.";
    private static final String SERVER = "org.mroptimum.app.server";

    @Test
    void everyCommandIsLookedAtWithoutTheServersClasses() throws ClassNotFoundException {
        ClassLoader small = new WithoutServer();
        List<String> missed = new ArrayList<>();
        int looked = 0;
        for (JavaClass found : new ClassFileImporter().importPackages("org.mroptimum.app.cli")) {
            Class<?> type = Class.forName(found.getName(), false, small);
            try {
                looked += type.getDeclaredMethods().length + type.getDeclaredFields().length;
            } catch (NoClassDefFoundError missing) {
                missed.add(type.getName() + " needs " + missing.getMessage());
            }
        }
        assertTrue(looked > 200, looked + " members");
        assertEquals(List.of(), missed);
    }

    /** The class path of the command line's jar, as far as it matters here. */
    private static final class WithoutServer extends ClassLoader {
        WithoutServer() {
            super(CommandClassPathTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(SERVER)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(COMMANDS)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? read(name) : known;
            }
        }

        private Class<?> read(String name) throws ClassNotFoundException {
            try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] file = bytes.readAllBytes();
                return defineClass(name, file, 0, file.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
