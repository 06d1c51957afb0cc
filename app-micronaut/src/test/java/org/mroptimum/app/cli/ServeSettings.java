package org.mroptimum.app.cli;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The environment variables that {@code serve} takes its options from. */
public final class ServeSettings {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)");

    private ServeSettings() {}

    /** Their names. */
    public static Set<String> environment() {
        Set<String> names = new TreeSet<>();
        collect(ServeCommand.class, names);
        return names;
    }

    private static void collect(Class<?> options, Set<String> names) {
        for (Field field : options.getDeclaredFields()) {
            Option option = field.getAnnotation(Option.class);
            Matcher variable = VARIABLE.matcher(option == null ? "" : option.defaultValue());
            if (variable.find()) {
                names.add(variable.group(1));
            }
            if (field.isAnnotationPresent(Mixin.class)) {
                collect(field.getType(), names);
            }
        }
    }
}
