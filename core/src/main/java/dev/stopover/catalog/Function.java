package dev.stopover.catalog;

import dev.stopover.syntax.Body;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.Volatility;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A function, procedure or aggregate; it keeps its id when it is renamed or moved. It never changes once it is in a
 * {@link Catalog}; whoever replays a statement changes copies.
 */
public final class Function {

    int id;
    ObjectName name;
    Kind kind = Kind.FUNCTION;
    List<FunctionParameter> parameters = List.of();
    List<DataType> arguments = List.of();
    int optionalArguments;
    boolean variadic;
    Optional<TypeName> returns = Optional.empty();
    String language = "sql";
    Volatility volatility = Volatility.VOLATILE;
    boolean securityDefiner;
    boolean strict;
    PersistentMap<String, List<String>> settings = PersistentMap.empty();
    Optional<Body> body = Optional.empty();
    Knowledge knowledge = Knowledge.KNOWN;
    Optional<String> extension = Optional.empty();
    String owner = "";
    Grants grants = Grants.NONE;
    Optional<Origin> origin = Optional.empty();

    /** The sorts of functions. */
    public enum Kind {
        /** An ordinary function. */
        FUNCTION,
        /** A procedure, to be called. */
        PROCEDURE,
        /** An aggregate. */
        AGGREGATE
    }

    Function() {}

    private Function(Function other) {
        id = other.id;
        name = other.name;
        kind = other.kind;
        parameters = other.parameters;
        arguments = other.arguments;
        optionalArguments = other.optionalArguments;
        variadic = other.variadic;
        returns = other.returns;
        language = other.language;
        volatility = other.volatility;
        securityDefiner = other.securityDefiner;
        strict = other.strict;
        settings = other.settings;
        body = other.body;
        knowledge = other.knowledge;
        extension = other.extension;
        owner = other.owner;
        grants = other.grants;
        origin = other.origin;
    }

    Function with(Consumer<Function> change) {
        Function copy = new Function(this);
        change.accept(copy);
        return copy;
    }

    /** The number that it keeps when it is renamed. */
    public int id() {
        return id;
    }

    /** Its schema and name. */
    public ObjectName name() {
        return name;
    }

    /** What sort of function it is. */
    public Kind kind() {
        return kind;
    }

    /** Its parameters as written. */
    public List<FunctionParameter> parameters() {
        return parameters;
    }

    /** The types of its arguments (IN, INOUT and VARIADIC), which tell it from others of its name. */
    public List<DataType> arguments() {
        return arguments;
    }

    /** The type it returns, as written; absent for procedures and RETURNS TABLE. */
    public Optional<TypeName> returns() {
        return returns;
    }

    /** Its language, folded. */
    public String language() {
        return language;
    }

    /** How much its result depends on more than its arguments. */
    public Volatility volatility() {
        return volatility;
    }

    /** Whether it runs with the rights of its owner. */
    public boolean securityDefiner() {
        return securityDefiner;
    }

    /** Whether it is null wherever an argument is. */
    public boolean strict() {
        return strict;
    }

    /** The parameters set while it runs, by name. */
    public PersistentMap<String, List<String>> settings() {
        return settings;
    }

    /** The schemas it looks names up in, where it sets search_path. */
    public Optional<List<String>> searchPath() {
        return settings.find("search_path");
    }

    /** Its body, if the history has it. */
    public Optional<Body> body() {
        return body;
    }

    /** How much the history says of it. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** The extension that brought it, if one did. */
    public Optional<String> extension() {
        return extension;
    }

    /** The role that owns it; empty if that is not known. */
    public String owner() {
        return owner;
    }

    /** Who may call it, besides its owner. */
    public Grants grants() {
        return grants;
    }

    /** Where it was made, or last replaced. */
    public Optional<Origin> origin() {
        return origin;
    }

    /** Whether it can be called with a number of arguments. */
    public boolean takes(int count) {
        return count <= arguments.size() && count >= arguments.size() - optionalArguments
                || variadic && count >= arguments.size() - 1;
    }

    /** The types of its arguments in parentheses: what tells it from others of its name. */
    public String signature() {
        return signature(arguments);
    }

    static String signature(List<DataType> arguments) {
        StringBuilder signature = new StringBuilder("(");
        for (DataType argument : arguments) {
            DataType plain = new DataType(
                    argument.id(), argument.schema(), argument.name(), List.of(), "", argument.dimensions());
            signature.append(signature.length() == 1 ? "" : ", ").append(plain.canonical());
        }
        return signature.append(')').toString();
    }

    @Override
    public String toString() {
        return name + signature();
    }
}
