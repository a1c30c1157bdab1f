package dev.stopover.project.liquibase;

import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a changelog in XML. The JDK's reader says what is well formed; names, values and texts are taken from the file
 * itself, so that each character keeps its place. No document type is read and no entity is followed.
 */
final class ChangelogXml {

    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w.:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private static final Pattern MARKUP =
            Pattern.compile("<!--.*?-->|<!\\[CDATA\\[(.*?)\\]\\]>|<\\?.*?\\?>", Pattern.DOTALL);

    private static final Pattern ENTITY = Pattern.compile("&(?:lt|gt|amp|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});");

    private final String text;
    private final Deque<Node> open = new ArrayDeque<>();
    private final Deque<Excerpt.Builder> texts = new ArrayDeque<>();
    private int from;

    private ChangelogXml(String text) {
        this.text = text;
    }

    /** Reads all of it below a root; what stands before a fault is read even so. */
    static void read(SourceFile file, Node root) throws ChangelogException {
        new ChangelogXml(file.text()).run(root);
    }

    private void run(Node root) throws ChangelogException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        open.push(root);
        texts.push(Excerpt.builder());
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(reader.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end();
                }
            }
        } catch (XMLStreamException e) {
            int at = Math.max(0, Math.min(e.getLocation().getCharacterOffset(), text.length()));
            throw new ChangelogException("XML", TextRange.at(at));
        }
    }

    /** The next tag begins where the next angle bracket stands that begins no comment, section or instruction. */
    private int tag() {
        int at = from;
        while (true) {
            int bracket = text.indexOf('<', at);
            if (bracket < 0) {
                return text.length();
            }
            String close = text.startsWith("<!--", bracket)
                    ? "-->"
                    : text.startsWith("<![CDATA[", bracket)
                            ? "]]>"
                            : text.startsWith("<?", bracket) ? "?>" : text.startsWith("<!", bracket) ? ">" : "";
            if (close.isEmpty()) {
                return bracket;
            }
            int end = text.indexOf(close, bracket);
            if (end < 0) {
                return text.length();
            }
            at = end + close.length();
        }
    }

    private void start(String name) {
        int start = tag();
        characters(start);
        int nameStart = text.indexOf(name, start);
        Node node = new Node(name, new TextRange(nameStart, nameStart + name.length()));
        int end = closing(nameStart);
        Matcher attribute = ATTRIBUTE.matcher(text).region(Math.min(nameStart + name.length(), end), end);
        while (attribute.find()) {
            int group = attribute.group(2) != null ? 2 : 3;
            String key = attribute.group(1);
            node.put(key.substring(key.indexOf(':') + 1), decoded(attribute.start(group), attribute.end(group)));
        }
        open.element().children().add(node);
        open.push(node);
        texts.push(Excerpt.builder());
        from = Math.min(end + 1, text.length());
    }

    /** Where a start tag's closing bracket stands: not in a value. */
    private int closing(int start) {
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return text.length();
    }

    private void end() {
        Node node = open.pop();
        if (from < 2
                || text.charAt(from - 1) != '>'
                || text.charAt(from - 2) != '/'
                || !node.children().isEmpty()
                || from <= node.range().end()
                || !isEmptyTag(node)) {
            int start = tag();
            open.push(node);
            characters(start);
            open.pop();
            from = Math.min(closing(start) + 1, text.length());
        }
        node.endAt(from);
        Excerpt written = texts.pop().build();
        if (!written.toString().isBlank()) {
            node.put(node.name(), written);
        }
    }

    /** Whether the tag that was read last is this element's and ends it. */
    private boolean isEmptyTag(Node node) {
        return closing(node.range().end()) == from - 1;
    }

    /** The text up to the next tag belongs to the innermost element. */
    private void characters(int end) {
        Excerpt.Builder builder = texts.element();
        Excerpt whole = Excerpt.of(text);
        Matcher markup = MARKUP.matcher(text).region(Math.min(from, end), end);
        int at = from;
        while (markup.find()) {
            append(builder, decoded(at, markup.start()));
            if (markup.group(1) != null) {
                builder.append(whole, markup.start(1), markup.end(1));
            }
            at = markup.end();
        }
        append(builder, decoded(at, end));
    }

    private static void append(Excerpt.Builder builder, Excerpt part) {
        builder.append(part, part.start(), part.end());
    }

    /** A run of the file with what its entities stand for. */
    private Excerpt decoded(int start, int end) {
        if (start >= end) {
            return Excerpt.of(text, TextRange.at(Math.min(start, text.length())));
        }
        Matcher entity = ENTITY.matcher(text).region(start, end);
        if (!entity.find()) {
            return Excerpt.of(text, new TextRange(start, end));
        }
        Excerpt whole = Excerpt.of(text);
        Excerpt.Builder builder = Excerpt.builder();
        int at = start;
        do {
            builder.append(whole, at, entity.start())
                    .append(meant(entity.group()), new TextRange(entity.start(), entity.end()));
            at = entity.end();
        } while (entity.find());
        return builder.append(whole, at, end).build();
    }

    private static String meant(String entity) {
        return switch (entity) {
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&amp;" -> "&";
            case "&quot;" -> "\"";
            case "&apos;" -> "'";
            default -> {
                boolean hex = entity.charAt(2) == 'x';
                int code = Integer.parseInt(entity, hex ? 3 : 2, entity.length() - 1, hex ? 16 : 10);
                yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
            }
        };
    }
}
