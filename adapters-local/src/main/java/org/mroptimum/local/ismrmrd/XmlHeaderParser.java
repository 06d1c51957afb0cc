package org.mroptimum.local.ismrmrd;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.ismrmrd.IsmrmrdHeader.Space;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML header tolerantly: any namespace, any order, missing elements are empty. */
final class XmlHeaderParser {
    private static final int MATRIX_LIMIT = 1 << 16;

    private final Element root;

    XmlHeaderParser(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default handler prints the offending text, which may hold patient data.
            builder.setErrorHandler(new DefaultHandler());
            root = builder.parse(new InputSource(new StringReader(xml.strip()))).getDocumentElement();
        } catch (SAXException | IOException e) {
            // No cause: the parser's message may quote the header, which may hold patient data.
            throw new JobFailure(RawDataError.DAMAGED, "the XML header cannot be parsed");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java runtime has no safe XML parser", e);
        }
    }

    IsmrmrdHeader header() {
        List<Element> encodings = children(root, "encoding");
        Optional<Element> encoding = encodings.stream().findFirst();
        Optional<Element> system = child(root, "acquisitionSystemInformation");
        return new IsmrmrdHeader(
                encodings.size(),
                encoding.flatMap(e -> text(e, "trajectory")).orElse("").toLowerCase(Locale.ROOT),
                encoding.flatMap(e -> child(e, "encodedSpace")).map(XmlHeaderParser::space),
                encoding.flatMap(e -> child(e, "reconSpace")).map(XmlHeaderParser::space),
                centreLine(encoding),
                (int) encoding.flatMap(e -> descend(e, "parallelImaging", "accelerationFactor"))
                        .flatMap(e -> number(e, "kspace_encoding_step_1"))
                        .filter(r -> r >= 1 && r < MATRIX_LIMIT)
                        .orElse(1.0)
                        .doubleValue(),
                system.flatMap(e -> number(e, "relativeReceiverNoiseBandwidth"))
                        .filter(b -> b > 0 && Double.isFinite(b))
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                coilNames(system),
                systemFacts(system));
    }

    private static OptionalInt centreLine(Optional<Element> encoding) {
        return encoding.flatMap(e -> descend(e, "encodingLimits", "kspace_encoding_step_1"))
                .flatMap(e -> number(e, "center"))
                .filter(c -> c >= 0 && c < MATRIX_LIMIT)
                .map(c -> OptionalInt.of(c.intValue()))
                .orElseGet(OptionalInt::empty);
    }

    private static Space space(Element space) {
        Optional<Element> matrix = child(space, "matrixSize");
        Optional<Element> fov = child(space, "fieldOfView_mm");
        return new Space(
                size(matrix, "x"),
                size(matrix, "y"),
                size(matrix, "z"),
                length(fov, "x"),
                length(fov, "y"),
                length(fov, "z"));
    }

    private static int size(Optional<Element> parent, String name) {
        return parent.flatMap(e -> number(e, name))
                .filter(v -> v >= 0 && v <= MATRIX_LIMIT)
                .map(Double::intValue)
                .orElse(0);
    }

    private static double length(Optional<Element> parent, String name) {
        return parent.flatMap(e -> number(e, name))
                .filter(v -> v > 0 && Double.isFinite(v))
                .orElse(0.0);
    }

    private static Map<Integer, String> coilNames(Optional<Element> system) {
        Map<Integer, String> names = new TreeMap<>();
        system.ifPresent(e -> children(e, "coilLabel")
                .forEach(label -> number(label, "coilNumber")
                        .ifPresent(n -> text(label, "coilName").ifPresent(t -> names.put(n.intValue(), t)))));
        return names;
    }

    private static Map<String, String> systemFacts(Optional<Element> system) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : List.of("systemVendor", "systemModel", "systemFieldStrength_T")) {
            system.flatMap(e -> text(e, name)).ifPresent(t -> facts.put(name, t));
        }
        return facts;
    }

    private static Optional<Element> descend(Element parent, String first, String second) {
        return child(parent, first).flatMap(e -> child(e, second));
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(e -> e.getTextContent().strip()).filter(t -> !t.isEmpty());
    }

    private static Optional<Double> number(Element parent, String name) {
        return text(parent, name).flatMap(t -> {
            try {
                return Optional.of(Double.valueOf(t));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }
}
