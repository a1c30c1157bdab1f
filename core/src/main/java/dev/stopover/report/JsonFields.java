package dev.stopover.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The fields of a JSON object, in the order in which they are asked for; one that is absent, false or empty is left out. */
public final class JsonFields {

    private final JsonGenerator json;

    /** The fields of the object that was begun. */
    public JsonFields(JsonGenerator json) {
        this.json = json;
    }

    /** A text, unless it is empty. */
    public JsonFields text(String name, String value) {
        if (!value.isEmpty()) {
            write(() -> json.writeStringField(name, value));
        }
        return this;
    }

    /** A text that is written even where it is empty. */
    public JsonFields string(String name, String value) {
        write(() -> json.writeStringField(name, value));
        return this;
    }

    /** A text that may be absent. */
    public JsonFields text(String name, Optional<String> value) {
        value.ifPresent(text -> text(name, text));
        return this;
    }

    /** A flag, where it is true. */
    public JsonFields flag(String name, boolean value) {
        if (value) {
            write(() -> json.writeBooleanField(name, true));
        }
        return this;
    }

    /** A flag that is written even where it is false. */
    public JsonFields truth(String name, boolean value) {
        write(() -> json.writeBooleanField(name, value));
        return this;
    }

    /** A number, unless it is nought. */
    public JsonFields count(String name, int value) {
        if (value != 0) {
            write(() -> json.writeNumberField(name, value));
        }
        return this;
    }

    /** A number. */
    public JsonFields number(String name, int value) {
        write(() -> json.writeNumberField(name, value));
        return this;
    }

    /** A list of texts, unless it is empty. */
    public JsonFields texts(String name, List<String> values) {
        return values.isEmpty() ? this : strings(name, values);
    }

    /** Texts that are written even where there are none. */
    public JsonFields strings(String name, List<String> values) {
        write(() -> {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
        return this;
    }

    /** An object with these fields. */
    public JsonFields object(String name, Consumer<JsonFields> fields) {
        return object(name, this, (self, all) -> fields.accept(all));
    }

    /** An object with the fields of a value. */
    public <T> JsonFields object(String name, T value, BiConsumer<T, JsonFields> fields) {
        write(() -> {
            json.writeFieldName(name);
            json.writeStartObject();
            fields.accept(value, this);
            json.writeEndObject();
        });
        return this;
    }

    /** A list of objects, unless it is empty. */
    public <T> JsonFields objects(String name, List<T> values, BiConsumer<T, JsonFields> fields) {
        return values.isEmpty() ? this : array(name, values, fields);
    }

    /** Objects that are written even where there are none. */
    public <T> JsonFields array(String name, List<T> values, BiConsumer<T, JsonFields> fields) {
        write(() -> {
            json.writeArrayFieldStart(name);
            for (T value : values) {
                json.writeStartObject();
                fields.accept(value, this);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return this;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call of the generator. */
    private interface Write {
        void run() throws IOException;
    }
}
