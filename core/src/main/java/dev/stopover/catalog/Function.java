package dev.stopover.catalog;

import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.Volatility;
import java.util.List;
import java.util.Optional;

/**
 * A function, procedure or aggregate; it keeps its id when it is renamed or moved. It never changes once it is in a
 * {@link Catalog}; whoever replays a statement changes copies.
 */
public final class Function extends Copied {

    private int id;
    private ObjectName name;
    private Kind kind = Kind.FUNCTION;
    private List<FunctionParameter> parameters = List.of();
    private List<DataType> arguments = List.of();
    private int optionalArguments;
    private boolean variadic;
    private Optional<TypeName> returns = Optional.empty();
    private String language = "sql";
    private Volatility volatility = Volatility.VOLATILE;
    private boolean securityDefiner;
    private boolean strict;
    private PersistentMap<String, String> attributes = PersistentMap.empty();
    private PersistentMap<String, List<String>> settings = PersistentMap.empty();
    private Optional<Body> body = Optional.empty();
    private Knowledge knowledge = Knowledge.KNOWN;
    private Optional<String> extension = Optional.empty();
    private String owner = "";
    private Grants grants = Grants.NONE;
    private Optional<Origin> origin = Optional.empty();

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

    /** A function of which only the name is known. */
    public static Function of(int id, ObjectName name) {
        Function made = new Function();
        made.id = id;
        made.name = name;
        return made;
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

    /** What else is said of it by the words of CREATE FUNCTION, where that is not what PostgreSQL takes anyway. */
    public PersistentMap<String, String> attributes() {
        return attributes;
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

    /** The types of arguments in parentheses, as signatures have them. */
    public static String signature(List<DataType> arguments) {
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

    /** The same under another name. */
    public Function withName(ObjectName other) {
        Function copy = copy();
        copy.name = other;
        return copy;
    }

    /** The same of another kind. */
    public Function withKind(Kind other) {
        Function copy = copy();
        copy.kind = other;
        return copy;
    }

    /** The same with arguments of other types. */
    public Function withArguments(List<DataType> other) {
        Function copy = copy();
        copy.arguments = other;
        return copy;
    }

    /** The same with other parameters set while it runs. */
    public Function withSettings(PersistentMap<String, List<String>> other) {
        Function copy = copy();
        copy.settings = other;
        return copy;
    }

    /** The same in another language. */
    public Function withLanguage(String other) {
        Function copy = copy();
        copy.language = other;
        return copy;
    }

    /** The same as ALTER FUNCTION changes its options, without the parameters set while it runs. */
    public Function altered(AlterFunction alter) {
        Function copy = copy();
        copy.volatility = alter.volatility().orElse(volatility);
        copy.securityDefiner = alter.securityDefiner().orElse(securityDefiner);
        copy.strict = alter.strict().orElse(strict);
        copy.attributes = FunctionAttributes.changed(attributes, alter.attributes(), language);
        return copy;
    }

    /** The same, of which more or less is known. */
    public Function withKnowledge(Knowledge other) {
        Function copy = copy();
        copy.knowledge = other;
        return copy;
    }

    /** The same with another owner. */
    public Function withOwner(String other) {
        Function copy = copy();
        copy.owner = other;
        return copy;
    }

    /** The same with other privileges. */
    public Function withGrants(Grants other) {
        Function copy = copy();
        copy.grants = other;
        return copy;
    }

    /** The same, made elsewhere. */
    public Function withOrigin(Optional<Origin> other) {
        Function copy = copy();
        copy.origin = other;
        return copy;
    }

    /** The same as CREATE FUNCTION writes it: with its parameters, what it returns and its body. */
    public Function written(CreateFunction create, List<DataType> types) {
        Function copy = copy();
        copy.kind = create.procedure() ? Kind.PROCEDURE : Kind.FUNCTION;
        copy.parameters = create.parameters();
        copy.arguments = List.copyOf(types);
        copy.optionalArguments = 0;
        copy.variadic = false;
        for (FunctionParameter parameter : create.parameters()) {
            boolean input = parameter.mode() != ParameterMode.OUT && parameter.mode() != ParameterMode.TABLE;
            copy.optionalArguments += input && parameter.defaultValue().isPresent() ? 1 : 0;
            copy.variadic |= parameter.mode() == ParameterMode.VARIADIC;
        }
        copy.returns = create.returns();
        copy.language = create.language().orElse("sql");
        copy.volatility = create.volatility().orElse(Volatility.VOLATILE);
        copy.securityDefiner = create.securityDefiner().isPresent();
        copy.strict = create.strict();
        copy.attributes = FunctionAttributes.changed(PersistentMap.empty(), create.attributes(), copy.language);
        copy.body = create.body();
        copy.knowledge = Knowledge.KNOWN;
        return copy;
    }

    @Override
    Function copy() {
        return (Function) super.copy();
    }
}
