package dev.stopover.project.liquibase;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Liquibase's changelogs in XML, JSON and, as far as single lines say it, YAML. */
public final class ChangelogReader {

    private static final Pattern NAME = Pattern.compile("(?i).*(?:changelog|changeset|master).*\\.(?:xml|ya?ml|json)");

    /** What stands in a changeset besides changes. */
    private static final Set<String> NO_CHANGES =
            Set.of("sqlFile", "rollback", "comment", "preConditions", "validCheckSum", "modifySql", "tagDatabase");

    private ChangelogReader() {}

    /** The names of a folder's changelogs. */
    static List<String> in(Folder folder, Surroundings surroundings) {
        return folder.files().stream()
                .filter(name -> NAME.matcher(name).matches())
                .filter(name -> isChangelog(surroundings.file(folder.path(name))))
                .toList();
    }

    /** Whether a file is a changelog by what it holds. */
    public static boolean isChangelog(SourceFile file) {
        return !Folder.isSql(file.path()) && file.text().contains("databaseChangeLog");
    }

    /** What a changelog names; a broken one is a problem and names what stands before its fault. */
    static Changelog read(SourceFile file, Surroundings surroundings) {
        String name = file.path().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            return xml(file, surroundings);
        }
        return name.endsWith(".json") ? ChangelogJson.read(file, surroundings) : new ChangelogYaml(file).read();
    }

    private static Changelog xml(SourceFile file, Surroundings surroundings) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Changelog.Entry> entries = new ArrayList<>();
        var properties = new ChangelogProperties();
        int unread = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(file.text()));
            int changeset = 0;
            int rollback = 0;
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    changeset = depth == changeset ? 0 : changeset;
                    rollback = depth == rollback ? 0 : rollback;
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    String name = reader.getLocalName();
                    if (name.equals("changeSet")) {
                        changeset = depth;
                    }
                    boolean change = changeset > 0 && depth == changeset + 1;
                    if (change && name.equals("rollback")) {
                        rollback = depth;
                    }
                    if (name.equals("property")) {
                        properties.define(attributes(reader));
                    }
                    entry(reader, file, change, rollback > 0).ifPresent(entries::add);
                    unread += change && !NO_CHANGES.contains(name) ? 1 : 0;
                }
            }
        } catch (XMLStreamException e) {
            int at = Math.max(
                    0,
                    Math.min(e.getLocation().getCharacterOffset(), file.text().length()));
            surroundings.problem(
                    ProjectProblem.Kind.BROKEN_FILE,
                    file,
                    TextRange.at(at),
                    "The changelog is no valid XML.",
                    "Mend it: what it names after this place is not read.");
        }
        return new Changelog(entries, unread, properties);
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static Optional<Changelog.Entry> entry(
            XMLStreamReader reader, SourceFile file, boolean change, boolean rollback) {
        String name = reader.getLocalName();
        boolean named = name.equals("include") || (change || rollback) && name.equals("sqlFile");
        String path = reader.getAttributeValue(null, name.equals("include") ? "file" : "path");
        if (path == null || !named && !name.equals("includeAll")) {
            return Optional.empty();
        }
        int end =
                Math.min(reader.getLocation().getCharacterOffset(), file.text().length());
        int start = file.text().lastIndexOf(path, end);
        TextRange range = start < 0 ? TextRange.at(end) : new TextRange(start, start + path.length());
        boolean relative = "true".equals(reader.getAttributeValue(null, "relativeToChangelogFile"));
        return Optional.of(new Changelog.Entry(path, name.equals("includeAll"), rollback, relative, range));
    }
}
