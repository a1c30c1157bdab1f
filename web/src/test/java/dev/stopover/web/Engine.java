package dev.stopover.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What runs the command: a JVM, or one of the modules that it is compiled to. */
enum Engine {
    /** The classes as they are. */
    JVM,
    /** WebAssembly. */
    WASM,
    /** JavaScript. */
    JS;

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * A run.
     *
     * @param folder where it stands
     * @param arguments what is written behind the command's name
     */
    record Request(Path folder, List<String> arguments) {}

    /**
     * What came of it.
     *
     * @param status the exit code
     * @param out standard output
     * @param errors standard error
     */
    record Answer(int status, String out, String errors) {}

    /** Runs the command again and again; nobody looks, and no variable is set. */
    List<Answer> run(List<Request> requests) throws IOException, InterruptedException {
        if (this != JVM) {
            return onNode(requests);
        }
        List<Answer> answers = new ArrayList<>();
        for (Request request : requests) {
            answers.add(onJvm(request));
        }
        return answers;
    }

    /** By reflection: a test in the command's own package would hide the version that its jar tells. */
    private static Answer onJvm(Request request) throws IOException {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        try {
            Class<?> type = Class.forName("dev.stopover.cli.Terminal");
            Constructor<?> terminal = type.getDeclaredConstructor(
                    Path.class, Map.class, boolean.class, InputStream.class, OutputStream.class, OutputStream.class);
            Method run = Class.forName("dev.stopover.cli.Stopover").getDeclaredMethod("run", type, String[].class);
            terminal.setAccessible(true);
            run.setAccessible(true);
            int status = (int) run.invoke(
                    null,
                    terminal.newInstance(
                            request.folder(), Map.of(), false, new ByteArrayInputStream(new byte[0]), out, errors),
                    request.arguments().toArray(String[]::new));
            return new Answer(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private List<Answer> onNode(List<Request> requests) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        System.getProperty("stopover.node"),
                        "src/test/node/batch.mjs",
                        System.getProperty("stopover.package"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("STOPOVER_ENGINE", this == WASM ? "wasm" : "js");
        Process process = builder.start();
        try (JsonGenerator json = JSON.createGenerator(process.getOutputStream())) {
            json.writeStartArray();
            for (Request request : requests) {
                json.writeStartObject();
                json.writeStringField("folder", request.folder().toString());
                json.writeArrayFieldStart("arguments");
                for (String argument : request.arguments()) {
                    json.writeString(argument);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        byte[] told = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("Node.js ended with " + process.exitValue());
        }
        return answers(told);
    }

    private static List<Answer> answers(byte[] told) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (JsonParser json = JSON.createParser(told)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                json.nextValue();
                int status = json.getIntValue();
                json.nextValue();
                String out = text(json.getText());
                json.nextValue();
                answers.add(new Answer(status, out, text(json.getText())));
                json.nextToken();
            }
        }
        return answers;
    }

    /** A character for each byte as the text that the bytes are. */
    private static String text(String units) {
        return new String(units.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
