package dev.stopover.project.flyway;

import dev.stopover.source.SourceFile;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What {@code pom.xml} tells Flyway's plugin for Maven: in its configuration, and by properties of the project. */
final class FlywayPom {

    private static final String PLUGIN = "flyway-maven-plugin";

    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> plugin = new LinkedHashMap<>();
    private boolean ours;

    private FlywayPom() {}

    /** The settings by their names; none if the plugin does not occur. A broken file says what stands before its fault. */
    static Map<String, String> read(SourceFile file) {
        if (!file.text().contains(PLUGIN)) {
            return Map.of();
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FlywayPom pom = new FlywayPom();
        try {
            pom.read(factory.createXMLStreamReader(new StringReader(file.text())));
        } catch (XMLStreamException e) {
            // Maven says so itself before Flyway runs.
            return pom.settings();
        }
        return pom.settings();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(properties);
        settings.putAll(plugin);
        return settings;
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder path = new StringBuilder();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.append('/').append(reader.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    value(path.toString(), text.toString().strip());
                    path.setLength(path.lastIndexOf("/"));
                    text.setLength(0);
                }
                default -> {}
            }
        }
    }

    private void value(String path, String text) {
        if (path.endsWith("/plugin")) {
            ours = false;
        } else if (path.endsWith("/plugin/artifactId")) {
            ours = text.equals(PLUGIN);
        } else if (path.startsWith("/project/properties/flyway.") && !text.isEmpty()) {
            properties.put(path.substring("/project/properties/flyway.".length()), inProject(text));
        } else if (ours && path.contains("/plugin/configuration/") && !text.isEmpty()) {
            String name = path.substring(path.indexOf("/plugin/configuration/") + "/plugin/configuration/".length());
            setting(name, inProject(text));
        }
    }

    private void setting(String name, String text) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            plugin.put(name, text);
        } else if (name.startsWith("placeholders/")) {
            plugin.put("placeholders." + name.substring(slash + 1), text);
        } else if (name.startsWith("pluginConfiguration/")) {
            plugin.put(name.substring(slash + 1), text);
        } else {
            plugin.merge(name.substring(0, slash), text, (before, more) -> before + "," + more);
        }
    }

    private static String inProject(String text) {
        return text.replace("${project.basedir}/", "").replace("${basedir}/", "");
    }
}
