package dev.stopover.web.standin.classes.java.lang;

import dev.stopover.web.Machine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** A program that runs from its beginning to its end when somebody first asks what came of it. */
public final class Process {

    private final List<String> command;
    private final String folder;
    private final Map<String, String> environment;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private byte[] out;
    private byte[] errors;
    private int status;

    Process(List<String> command, String folder, Map<String, String> environment) {
        this.command = command;
        this.folder = folder;
        this.environment = environment;
    }

    /** What it is asked. */
    public OutputStream getOutputStream() {
        return input;
    }

    /** What it printed. */
    public InputStream getInputStream() throws IOException {
        run();
        return new ByteArrayInputStream(out);
    }

    /** What it complained of. */
    public InputStream getErrorStream() throws IOException {
        run();
        return new ByteArrayInputStream(errors);
    }

    /** What it ended with. */
    public int waitFor() throws IOException {
        run();
        return status;
    }

    private void run() throws IOException {
        if (out != null) {
            return;
        }
        StringBuilder request = new StringBuilder(folder).append('\0');
        request.append(command.size() - 1).append('\0');
        command.subList(1, command.size())
                .forEach(argument -> request.append(argument).append('\0'));
        request.append(environment.size()).append('\0');
        environment.forEach(
                (name, value) -> request.append(name).append('=').append(value).append('\0'));
        byte[] asked = input.toByteArray();
        request.append(Machine.text(asked, 0, asked.length));
        String answer = Machine.ask("program", command.get(0), request.toString());
        int first = answer.indexOf('\0');
        int second = answer.indexOf('\0', first + 1);
        status = Integer.parseInt(answer.substring(0, first));
        int complaints = Integer.parseInt(answer.substring(first + 1, second));
        errors = Machine.bytes(answer.substring(second + 1, second + 1 + complaints));
        out = Machine.bytes(answer.substring(second + 1 + complaints));
    }
}
