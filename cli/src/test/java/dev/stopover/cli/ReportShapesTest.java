package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports hold nothing but what those who read them say that they take, also where nothing was found. */
class ReportShapesTest {

    /**
     * What the xUnit plugin of Jenkins takes (its junit-10.xsd), and besides file and line of a test case, by which GitLab
     * and CircleCI lead to the place and which the JUnit publisher of Jenkins passes over.
     */
    private static final String JUNIT = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="testsuites"><xs:complexType>
                <xs:sequence><xs:element ref="testsuite" maxOccurs="unbounded"/></xs:sequence>
                <xs:attribute name="name" type="xs:string"/>
                <xs:attribute name="tests" type="xs:nonNegativeInteger"/>
                <xs:attribute name="failures" type="xs:nonNegativeInteger"/>
                <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
                <xs:attribute name="time" type="xs:decimal"/>
              </xs:complexType></xs:element>
              <xs:element name="testsuite"><xs:complexType>
                <xs:sequence><xs:element ref="testcase" maxOccurs="unbounded"/></xs:sequence>
                <xs:attribute name="name" type="xs:string" use="required"/>
                <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
                <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
                <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
                <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
              </xs:complexType></xs:element>
              <xs:element name="testcase"><xs:complexType>
                <xs:sequence><xs:element name="failure" minOccurs="0"><xs:complexType mixed="true">
                  <xs:attribute name="type" type="xs:string"/>
                  <xs:attribute name="message" type="xs:string"/>
                </xs:complexType></xs:element></xs:sequence>
                <xs:attribute name="name" type="xs:string" use="required"/>
                <xs:attribute name="classname" type="xs:string" use="required"/>
                <xs:attribute name="time" type="xs:decimal"/>
                <xs:attribute name="file" type="xs:string"/>
                <xs:attribute name="line" type="xs:positiveInteger"/>
              </xs:complexType></xs:element>
            </xs:schema>
            """;

    /** What the XML logger of Checkstyle writes. */
    private static final String CHECKSTYLE = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="checkstyle"><xs:complexType>
                <xs:sequence><xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                  <xs:sequence><xs:element name="error" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                    <xs:attribute name="line" type="xs:positiveInteger" use="required"/>
                    <xs:attribute name="column" type="xs:positiveInteger"/>
                    <xs:attribute name="severity" use="required"><xs:simpleType>
                      <xs:restriction base="xs:string">
                        <xs:enumeration value="ignore"/><xs:enumeration value="info"/>
                        <xs:enumeration value="warning"/><xs:enumeration value="error"/>
                      </xs:restriction>
                    </xs:simpleType></xs:attribute>
                    <xs:attribute name="message" type="xs:string" use="required"/>
                    <xs:attribute name="source" type="xs:string" use="required"/>
                  </xs:complexType></xs:element></xs:sequence>
                  <xs:attribute name="name" type="xs:string" use="required"/>
                </xs:complexType></xs:element></xs:sequence>
                <xs:attribute name="version" type="xs:string" use="required"/>
              </xs:complexType></xs:element>
            </xs:schema>
            """;

    /** What GitLab documents of a code quality report. */
    private static final String GITLAB = """
            {"type": "array", "items": {
              "type": "object", "additionalProperties": false,
              "required": ["description", "check_name", "fingerprint", "severity", "location"],
              "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                  "type": "object", "additionalProperties": false, "required": ["path", "lines"],
                  "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                      "type": "object", "additionalProperties": false, "required": ["begin"],
                      "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer", "minimum": 1}}
                    }
                  }
                }
              }
            }}
            """;

    /** What SonarQube documents of generic issues, from 10.3 on. */
    private static final String SONARQUBE = """
            {"type": "object", "additionalProperties": false, "required": ["rules", "issues"],
             "properties": {
              "rules": {"type": "array", "items": {
                "type": "object", "additionalProperties": false,
                "required": ["id", "name", "engineId", "cleanCodeAttribute", "impacts"],
                "properties": {
                  "id": {"type": "string", "minLength": 1},
                  "name": {"type": "string", "minLength": 1},
                  "description": {"type": "string"},
                  "engineId": {"type": "string", "minLength": 1},
                  "cleanCodeAttribute": {"enum": [
                    "FORMATTED", "CONVENTIONAL", "IDENTIFIABLE", "CLEAR", "LOGICAL", "COMPLETE", "EFFICIENT", "FOCUSED",
                    "DISTINCT", "MODULAR", "TESTED", "LAWFUL", "TRUSTWORTHY", "RESPECTFUL"]},
                  "impacts": {"type": "array", "minItems": 1, "items": {
                    "type": "object", "additionalProperties": false, "required": ["softwareQuality", "severity"],
                    "properties": {
                      "softwareQuality": {"enum": ["SECURITY", "RELIABILITY", "MAINTAINABILITY"]},
                      "severity": {"enum": ["BLOCKER", "HIGH", "MEDIUM", "LOW", "INFO"]}
                    }
                  }}
                }
              }},
              "issues": {"type": "array", "items": {
                "type": "object", "additionalProperties": false, "required": ["ruleId", "primaryLocation"],
                "properties": {
                  "ruleId": {"type": "string"},
                  "effortMinutes": {"type": "integer", "minimum": 0},
                  "primaryLocation": {"$ref": "#/definitions/location"},
                  "secondaryLocations": {"type": "array", "items": {"$ref": "#/definitions/location"}}
                }
              }}
             },
             "definitions": {"location": {
               "type": "object", "additionalProperties": false, "required": ["message", "filePath"],
               "properties": {
                 "message": {"type": "string", "minLength": 1},
                 "filePath": {"type": "string", "minLength": 1},
                 "textRange": {
                   "type": "object", "additionalProperties": false, "required": ["startLine"],
                   "properties": {
                     "startLine": {"type": "integer", "minimum": 1},
                     "endLine": {"type": "integer", "minimum": 1},
                     "startColumn": {"type": "integer", "minimum": 0},
                     "endColumn": {"type": "integer", "minimum": 1}
                   }
                 }
               }
             }}}
            """;

    /** What reviewdog's DiagnosticResult has; it passes over other keys, and we write none. */
    private static final String RDJSON = """
            {"type": "object", "additionalProperties": false, "required": ["source", "diagnostics"],
             "properties": {
              "source": {"$ref": "#/definitions/named"},
              "diagnostics": {"type": "array", "items": {
                "type": "object", "additionalProperties": false, "required": ["message", "location", "severity", "code"],
                "properties": {
                  "message": {"type": "string", "minLength": 1},
                  "location": {"$ref": "#/definitions/location"},
                  "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                  "code": {"type": "object", "additionalProperties": false, "required": ["value"],
                    "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
                  "suggestions": {"type": "array", "items": {
                    "type": "object", "additionalProperties": false, "required": ["range", "text"],
                    "properties": {"range": {"$ref": "#/definitions/range"}, "text": {"type": "string"}}}},
                  "related_locations": {"type": "array", "items": {
                    "type": "object", "additionalProperties": false, "required": ["message", "location"],
                    "properties": {"message": {"type": "string"}, "location": {"$ref": "#/definitions/location"}}}}
                }
              }}
             },
             "definitions": {
              "named": {"type": "object", "additionalProperties": false, "required": ["name"],
                "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
              "location": {"type": "object", "additionalProperties": false, "required": ["path"],
                "properties": {"path": {"type": "string", "minLength": 1}, "range": {"$ref": "#/definitions/range"}}},
              "range": {"type": "object", "additionalProperties": false, "required": ["start"],
                "properties": {"start": {"$ref": "#/definitions/position"}, "end": {"$ref": "#/definitions/position"}}},
              "position": {"type": "object", "additionalProperties": false, "required": ["line"],
                "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}}
             }}
            """;

    /** What Bitbucket Cloud documents of a report and of a request with annotations, with its limits. */
    private static final String BITBUCKET = """
            {"type": "object", "additionalProperties": false, "required": ["report", "annotations"],
             "properties": {
              "report": {
                "type": "object", "additionalProperties": false, "required": ["title", "details", "report_type"],
                "properties": {
                  "title": {"type": "string", "minLength": 1, "maxLength": 450},
                  "details": {"type": "string", "minLength": 1, "maxLength": 2000},
                  "report_type": {"enum": ["SECURITY", "COVERAGE", "TEST", "BUG"]},
                  "reporter": {"type": "string", "maxLength": 450},
                  "result": {"enum": ["PASSED", "FAILED", "PENDING"]},
                  "data": {"type": "array", "maxItems": 10, "items": {
                    "type": "object", "additionalProperties": false, "required": ["title", "type", "value"],
                    "properties": {"title": {"type": "string"}, "type": {"const": "NUMBER"}, "value": {"type": "integer"}}}}
                }
              },
              "annotations": {"type": "array", "maxItems": 10, "items": {
                "type": "array", "minItems": 1, "maxItems": 100, "items": {
                  "type": "object", "additionalProperties": false,
                  "required": ["external_id", "annotation_type", "summary"],
                  "properties": {
                    "external_id": {"type": "string", "minLength": 1, "maxLength": 450},
                    "annotation_type": {"enum": ["VULNERABILITY", "CODE_SMELL", "BUG"]},
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "line": {"type": "integer", "minimum": 1},
                    "summary": {"type": "string", "minLength": 1, "maxLength": 450},
                    "details": {"type": "string", "minLength": 1, "maxLength": 2000},
                    "severity": {"enum": ["HIGH", "MEDIUM", "LOW", "CRITICAL"]}
                  }
                }
              }}
             }}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        write("1_orders.up.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, state text);\n");
        write("1_orders.down.sql", "DROP TABLE orders;\n");
        write("2_<b>&\"c\".up.sql", """
                CREATE INDEX i ON orders (customer_id);
                CREATE INDEX "ä<&>" ON orders
                    (state);
                ALTER TABLE orders ALTER COLUMN state SET NOT NULL, ADD UNIQUE (state);
                SELEC 1;
                """);
        write("3_empty.up.sql", "");
        write("4_binary.up.sql", "\0\1\2");
    }

    @Test
    void junitIsWhatJenkinsTakesWithThePlaceOfATest() throws Exception {
        assertShape("junit", JUNIT);
        beClean();
        assertShape("junit", JUNIT);
    }

    @Test
    void checkstyleIsWhatCheckstyleWrites() throws Exception {
        assertShape("checkstyle", CHECKSTYLE);
        beClean();
        assertShape("checkstyle", CHECKSTYLE);
    }

    @Test
    void gitlabIsWhatGitlabDocuments() throws IOException {
        assertThat(shaped("gitlab", GITLAB)).isNotEmpty();
        beClean();
        assertThat(shaped("gitlab", GITLAB)).isEmpty();
    }

    @Test
    void sonarqubeIsWhatSonarqubeDocuments() throws IOException {
        JsonNode report = shaped("sonarqube", SONARQUBE);
        Set<String> rules = new HashSet<>();
        report.get("rules").forEach(rule -> rules.add(rule.get("id").asText()));
        assertThat(rules).hasSize(report.get("rules").size());
        assertThat(report.get("issues")).isNotEmpty().allSatisfy(issue -> {
            assertThat(rules).contains(issue.get("ruleId").asText());
            JsonNode range = issue.at("/primaryLocation/textRange");
            // A finding about a whole file has a line and no more.
            boolean forward = range.size() == 1
                    || range.get("endLine").asInt() > range.get("startLine").asInt()
                    || range.get("endColumn").asInt() > range.get("startColumn").asInt();
            assertThat(forward).as(issue.toString()).isTrue();
        });
        beClean();
        assertThat(shaped("sonarqube", SONARQUBE).get("issues")).isEmpty();
    }

    @Test
    void rdjsonIsWhatReviewdogTakes() throws IOException {
        assertThat(shaped("rdjson", RDJSON).get("diagnostics")).isNotEmpty();
        beClean();
        assertThat(shaped("rdjson", RDJSON).get("diagnostics")).isEmpty();
    }

    @Test
    void bitbucketTakesAReportAndRequestsWithAnnotations() throws IOException {
        JsonNode report = shaped("bitbucket", BITBUCKET);
        assertThat(report.at("/report/result").asText()).isEqualTo("FAILED");
        Set<String> known = new HashSet<>();
        report.get("annotations")
                .forEach(request -> request.forEach(
                        each -> known.add(each.get("external_id").asText())));
        assertThat(known).hasSameSizeAs(report.at("/annotations/0"));
        beClean();
        JsonNode clean = shaped("bitbucket", BITBUCKET);
        assertThat(clean.at("/report/result").asText()).isEqualTo("PASSED");
        assertThat(clean.get("annotations")).isEmpty();
    }

    @Test
    void bitbucketGetsTheGravestOfAThousandInRequestsOfAHundred() throws IOException {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < 1050; i++) {
            sql.append("CREATE INDEX i").append(i).append(" ON orders (id);\n");
        }
        write("5_many.up.sql", sql + "ALTER TABLE orders ADD COLUMN \"%s\" serial;\n".formatted("ä".repeat(30)));
        JsonNode requests = shaped("bitbucket", BITBUCKET).get("annotations");
        assertThat(requests)
                .hasSize(10)
                .allSatisfy(request -> assertThat(request).hasSize(100));
    }

    @Test
    void jsonLinesHoldWhatJsonHolds() throws IOException {
        var mapper = new ObjectMapper();
        JsonNode whole = mapper.readTree(report("json"));
        List<String> lines = report("jsonl").lines().toList();
        Map<String, List<JsonNode>> kinds = new TreeMap<>();
        for (String line : lines) {
            ObjectNode object = (ObjectNode) mapper.readTree(line);
            kinds.computeIfAbsent(object.remove("kind").asText(), kind -> new ArrayList<>())
                    .add(object);
        }
        assertThat(kinds).containsOnlyKeys("finding", "problem", "summary");
        assertThat(kinds.get("finding")).containsExactlyElementsOf(whole.get("findings"));
        assertThat(kinds.get("problem")).containsExactlyElementsOf(whole.get("problems"));
        assertThat(lines.get(lines.size() - 1)).startsWith("{\"kind\":\"summary\",\"schemaVersion\":1,");
        beClean();
        assertThat(report("jsonl").lines()).singleElement().asString().startsWith("{\"kind\":\"summary\",");
    }

    private void beClean() throws IOException {
        Files.delete(folder.resolve("migrations/2_<b>&\"c\".up.sql"));
        Files.delete(folder.resolve("migrations/4_binary.up.sql"));
        Files.writeString(folder.resolve("stopover.toml"), "preset = \"only-errors\"\n");
    }

    private void assertShape(String format, String schema) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(schema)))
                .newValidator()
                .validate(new StreamSource(new StringReader(report(format))));
    }

    private JsonNode shaped(String format, String schema) throws IOException {
        JsonNode report = new ObjectMapper().readTree(report(format));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                        .getSchema(schema)
                        .validate(report))
                .isEmpty();
        return report;
    }

    private String report(String format) {
        return Shell.in(folder).stopover("check", "--format", format).out();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("migrations").resolve(name), text);
    }
}
