package dev.stopover.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.web.build.IncludedResources;
import dev.stopover.web.build.MethodStandIns;
import dev.stopover.web.standin.methods.Matchers;
import dev.stopover.web.standin.methods.Patterns;
import dev.stopover.web.standin.methods.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in for the JDK does what the JDK does. */
class StandInsTest {

    private static final String CHANGELOG = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Everything that XML is made of. -->
            <databaseChangeLog xmlns="urn:changes" xmlns:ext='urn:more'>
              <changeSet id="1" author="ann &amp; bob"><sql>SELECT '&lt;&#65;&#x42;'; <![CDATA[a < b && c]]></sql>
                <ext:empty/></changeSet>
              <?ask nothing?>
            </databaseChangeLog>
            """;

    @Test
    void standsInForMethodsThatAreThere() {
        assertThat(new MethodStandIns()).isNotNull();
    }

    @Test
    void holdsThePagesOfTheRulesAndTheNumbersOfCountries() {
        assertThat(new IncludedResources().supplyResources(List.of()))
                .contains(
                        "dev/stopover/rules/locking/NonConcurrentIndex.md",
                        "dev/stopover/report/findings/report.html",
                        "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_DE")
                .noneMatch(name -> name.endsWith(".class"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-256"})
    void digestsAsTheJdkDoes(String name) throws Exception {
        for (int length : new int[] {0, 1, 55, 56, 63, 64, 65, 1000}) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            assertThat(dev.stopover.web.standin.classes.java.security.MessageDigest.getInstance(name)
                            .digest(bytes))
                    .isEqualTo(java.security.MessageDigest.getInstance(name).digest(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\n", "a\n", "a\r\nb", "a\r\rb\n\n", "\r\n\n\r", "a\u0085b\u2028c"})
    void cutsLinesAsTheJdkDoes(String text) {
        assertThat(Texts.lines(text)).containsExactlyElementsOf(text.lines().toList());
        assertThat(Patterns.compile("\\R").split(text, -1)).containsExactly(text.split("\\R", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\f\r\u000B", "\u2003", "\u00A0", "\u0085", " a"})
    void knowsBlanksAsTheJdkDoes(String text) {
        assertThat(Texts.isBlank(text)).isEqualTo(text.isBlank());
    }

    @Test
    void endsLinesWhereTheJdkDoes() {
        for (char before = ' '; before <= '~'; before++) {
            for (char after = ' '; after <= '~'; after++) {
                String text = "x" + before + after + "x";
                var jdk = java.text.BreakIterator.getLineInstance(Locale.ROOT);
                jdk.setText(text);
                var own = dev.stopover.web.standin.classes.java.text.BreakIterator.getLineInstance();
                own.setText(text);
                jdk.first();
                own.first();
                for (int end = jdk.next(); end >= 0; end = jdk.next()) {
                    assertThat(own.next()).as(text).isEqualTo(end);
                }
                assertThat(own.next()).as(text).isEqualTo(-1);
            }
        }
    }

    @Test
    void replacesAsTheJdkDoes() {
        Pattern pattern = Pattern.compile("a(b?)");
        assertThat(Matchers.replaceAll(pattern.matcher("abaac"), match -> match.group(1) + "-"))
                .isEqualTo(pattern.matcher("abaac").replaceAll(match -> match.group(1) + "-"));
    }

    @Test
    void readsDataThatWasWrittenAmongObjects() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            for (int i = 0; i < 2000; i++) {
                out.writeInt(i);
                out.writeUTF("ä" + i);
                out.writeBoolean(i % 2 == 0);
            }
        }
        var in = new dev.stopover.web.standin.classes.java.io.ObjectInputStream(
                new ByteArrayInputStream(bytes.toByteArray()));
        for (int i = 0; i < 2000; i++) {
            assertThat(in.readInt()).isEqualTo(i);
            assertThat(in.readUTF()).isEqualTo("ä" + i);
            assertThat(in.readBoolean()).isEqualTo(i % 2 == 0);
        }
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void readsXmlAsTheJdkDoes() throws Exception {
        assertThat(events(CHANGELOG)).isEqualTo(eventsOfTheJdk(CHANGELOG));
    }

    /** The elements before a fault are read by both; where exactly they see it may differ by a few characters. */
    @Test
    void refusesXmlAsTheJdkDoes() {
        Random random = new Random(17);
        String units = "<>/&;='\"ab: -[]?";
        int begins = CHANGELOG.indexOf("<!--");
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder(CHANGELOG);
            int at = begins + 4 + random.nextInt(text.length() - begins - 4);
            if (i % 3 == 0) {
                text.deleteCharAt(at);
            } else if (i % 3 == 1) {
                text.insert(at, units.charAt(random.nextInt(units.length())));
            } else {
                text.setLength(at);
            }
            assertThat(events(text.toString())).as(text.toString()).isEqualTo(eventsOfTheJdk(text.toString()));
        }
    }

    private static String events(String text) {
        var events = new Events();
        try {
            var reader = dev.stopover.web.standin.classes.javax.xml.stream.XMLInputFactory.newDefaultFactory()
                    .createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                events.add(reader.next(), reader::getLocalName, reader::getText);
            }
        } catch (dev.stopover.web.standin.classes.javax.xml.stream.XMLStreamException e) {
            return events.elements + "!";
        }
        return events.elements.toString() + events.texts;
    }

    private static String eventsOfTheJdk(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var events = new Events();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                events.add(reader.next(), reader::getLocalName, reader::getText);
            }
        } catch (XMLStreamException e) {
            return events.elements + "!";
        }
        return events.elements.toString() + events.texts;
    }

    /** The JDK hands out a text in pieces, which stand between the same elements all the same. */
    private static final class Events {

        private final StringBuilder elements = new StringBuilder();
        private final StringBuilder texts = new StringBuilder();

        void add(int event, Supplier<String> name, Supplier<String> text) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> elements.append('<').append(name.get());
                case XMLStreamConstants.END_ELEMENT -> elements.append('/').append(name.get());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> texts.append(text.get());
                default -> {}
            }
        }
    }

    @Test
    void takesUnitsForBytesAndBack() {
        byte[] bytes = "äöü€".getBytes(StandardCharsets.UTF_8);
        assertThat(Machine.bytes(Machine.text(bytes, 0, bytes.length))).isEqualTo(bytes);
    }
}
