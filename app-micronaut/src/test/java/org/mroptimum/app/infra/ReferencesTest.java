package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a template names is there, and whatever it declares is named. */
class ReferencesTest {
    private static final Set<String> PSEUDO = Set.of(
            "AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackName", "AWS::URLSuffix");
    private static final Map<String, Template> CHILDREN =
            Map.of("ArkApp", Template.ARK, "CalculationApp", Template.CALCULATION);

    @ParameterizedTest
    @ValueSource(strings = {"parent", "ark", "calculation"})
    void everyNameIsThere(String which) {
        Template template = template(which);
        References references = References.in(template.root());
        Set<String> unknown = new TreeSet<>(references.names);
        unknown.removeAll(template.names("Parameters"));
        unknown.removeAll(template.names("Resources"));
        unknown.removeAll(PSEUDO);
        // The stage that SAM makes of an API goes by this name.
        unknown.removeIf(name -> name.equals("JobsApi.Stage"));
        assertEquals(Set.of(), unknown);

        Set<String> unknownConditions = new TreeSet<>(references.conditions);
        unknownConditions.removeAll(template.names("Conditions"));
        assertEquals(Set.of(), unknownConditions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parent", "ark", "calculation"})
    void everyParameterAndConditionIsOfUse(String which) {
        Template template = template(which);
        References references = References.in(template.root());
        Set<String> idle = template.names("Parameters");
        idle.removeAll(references.names);
        assertEquals(Set.of(), idle);

        Set<String> idleConditions = template.names("Conditions");
        idleConditions.removeAll(references.conditions);
        assertEquals(Set.of(), idleConditions);
    }

    @Test
    void outputsOfChildrenAreThere() {
        Set<String> taken = References.in(Template.PARENT.root()).attributes;
        assertTrue(taken.contains("CalculationApp.Outputs.StateMachineArn"));
        for (String attribute : taken) {
            String[] parts = attribute.split("\\.", -1);
            assertEquals("Outputs", parts[1], attribute);
            Template child = CHILDREN.get(parts[0]);
            assertTrue(child != null && child.names("Outputs").contains(parts[2]), attribute);
        }
    }

    @Test
    void parentPassesEveryParameterOfItsChildrenAndNoOther() {
        CHILDREN.forEach((name, child) -> {
            JsonNode passed = Template.PARENT
                    .properties(name, "AWS::Serverless::Application")
                    .path("Parameters");
            Set<String> names = new TreeSet<>();
            passed.fieldNames().forEachRemaining(names::add);
            assertEquals(child.names("Parameters"), names, name);
        });
    }

    @Test
    void parentHasTheDefaultsOfItsChildren() {
        CHILDREN.values()
                .forEach(child -> child.root().path("Parameters").properties().forEach(entry -> {
                    JsonNode own = Template.PARENT.root().path("Parameters").path(entry.getKey());
                    if (!own.isMissingNode() && entry.getValue().has("Default")) {
                        assertEquals(entry.getValue().path("Default"), own.path("Default"), entry.getKey());
                        assertEquals(entry.getValue().path("NoEcho"), own.path("NoEcho"), entry.getKey());
                    }
                }));
    }

    @Test
    void childrenLieWhereTheParentLooks() {
        assertEquals(Template.ARK, Template.read(location("ArkApp")));
        assertEquals(Template.CALCULATION, Template.read(location("CalculationApp")));
    }

    private static String location(String child) {
        return Template.PARENT
                .at(child, "AWS::Serverless::Application", "/Location")
                .asText();
    }

    private static Template template(String which) {
        return Objects.requireNonNull(Template.all().get(which));
    }
}
