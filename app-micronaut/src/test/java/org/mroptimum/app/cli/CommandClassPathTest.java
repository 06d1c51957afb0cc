package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** picocli looks at every field and method of every command, also in the jar that has no class of the server. */
class CommandClassPathTest {

    @Test
    void noCommandNamesAClassOfTheServerInASignature() throws ClassNotFoundException {
        List<String> named = new ArrayList<>();
        int commands = 0;
        for (JavaClass found : new ClassFileImporter().importPackages("org.mroptimum.app.cli")) {
            Class<?> type = Class.forName(found.getName());
            if (type.isAnnotationPresent(Command.class)) {
                commands++;
                types(type)
                        .filter(used -> used.getName().startsWith("org.mroptimum.app.server"))
                        .forEach(used -> named.add(type.getSimpleName() + " names " + used.getSimpleName()));
            }
        }
        assertTrue(commands > 15, commands + " commands");
        assertEquals(List.of(), named);
    }

    /** Of fields and methods, those that the compiler makes of lambdas included. */
    private static Stream<Class<?>> types(Class<?> command) {
        Stream<Class<?>> methods = Stream.of(command.getDeclaredMethods())
                .flatMap((Method method) ->
                        Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes())));
        return Stream.concat(methods, Stream.of(command.getDeclaredFields()).map(Field::getType));
    }
}
