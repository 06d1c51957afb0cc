package org.mroptimum.app.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML with CloudFormation's short functions, read as the long ones: {@code !Ref x} is {@code {"Ref": "x"}}. */
final class CloudFormationYaml extends SafeConstructor {
    private static final Set<String> FUNCTIONS =
            Set.of("Ref", "GetAtt", "Sub", "If", "Not", "Equals", "Join", "Select", "Split");

    CloudFormationYaml() {
        super(options());
        yamlMultiConstructors.put("!", new ShortFunction());
    }

    /** CloudFormation reads no aliases. */
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private final class ShortFunction extends AbstractConstruct {
        @Override
        public Object construct(Node node) {
            String name = node.getTag().getValue().substring(1);
            if (!FUNCTIONS.contains(name)) {
                throw new AssertionError("unknown function !" + name + node.getStartMark());
            }
            Object value = value(node);
            if (name.equals("GetAtt")) {
                value = attribute(value.toString());
            }
            return Map.of(name.equals("Ref") ? name : "Fn::" + name, value);
        }

        private Object value(Node node) {
            if (node instanceof SequenceNode sequence) {
                return constructSequence(sequence);
            }
            return node instanceof MappingNode mapping ? constructMapping(mapping) : constructScalar((ScalarNode) node);
        }

        private List<String> attribute(String text) {
            return Arrays.asList(text.split("\\.", 2));
        }
    }
}
