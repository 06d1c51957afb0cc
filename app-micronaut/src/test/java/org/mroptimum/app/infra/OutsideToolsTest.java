package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others' programs say about the templates, the state machine and the scripts. */
class OutsideToolsTest {
    private static final String[] TEMPLATES = {"template.yaml", "ark/template.yaml", "calculation/template.yaml"};

    @Test
    void cfnLintHasNothingToSay() throws Exception {
        String said = OutsideTool.of("cfn-lint", "cfn-lint", "--version")
                .run(Template.INFRA, "cfn-lint", "--", TEMPLATES[0], TEMPLATES[1], TEMPLATES[2]);
        assertTrue(said.isBlank(), said);
    }

    @Test
    void samTranslatesToTheseResources() throws Exception {
        String said = OutsideTool.of("aws-sam-translator", "python3", "-c", "import samtranslator, cfnlint")
                .run(Template.INFRA, "python3", "test/sam_translate.py", TEMPLATES[0], TEMPLATES[1], TEMPLATES[2]);
        assertTrue(said.contains("2 AWS::CloudFormation::Stack"), said);
        assertTrue(said.contains("2 AWS::Lambda::Function"), said);
        assertTrue(said.contains("1 AWS::StepFunctions::StateMachine"), said);
        // As many roles as the template names: none that SAM would make up with rights of its own choice.
        assertTrue(said.contains("6 AWS::IAM::Role"), said);
        assertFalse(said.contains("AWS::Lambda::Permission"), said);
    }

    @Test
    void stateMachineIsValid(@TempDir Path folder) throws Exception {
        OutsideTool validator = OutsideTool.of("asl-validator", "asl-validator", "--version");
        Path deployed = folder.resolve("deployed.json");
        new ObjectMapper().writeValue(deployed.toFile(), ShippedStateMachine.definition());
        for (Path file : new Path[] {Template.INFRA.resolve("calculation/statemachine.asl.json"), deployed}) {
            String said = validator.run(folder, "asl-validator", "--json-path", file.toString());
            assertTrue(said.contains("is valid"), said);
        }
    }

    @Test
    void scriptsAreClean() throws IOException, InterruptedException {
        OutsideTool.of("shellcheck", "shellcheck", "--version")
                .run(
                        Template.INFRA,
                        "shellcheck",
                        "setup.sh",
                        "docker/assemble",
                        "docker/alive",
                        "docker/healthy",
                        "docker/mroptimum",
                        "on-prem/load.sh",
                        "test/stubs/aws",
                        "test/stubs/docker",
                        "test/stubs/git",
                        "test/stubs/sam",
                        "../.ci/run");
    }

    @Test
    void deployScriptKeepsItsPromises() throws IOException, InterruptedException {
        String said = OutsideTool.of("bats", "bats", "--version").run(Template.INFRA, "bats", "test/setup.bats");
        assertFalse(said.contains("not ok"), said);
        assertTrue(said.contains("ok 26 "), said);
    }
}
