package dev.stopover.web.build;

import dev.stopover.web.standin.methods.StandIns;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.FieldReference;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Variable;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/** Turns calls of methods that TeaVM's class library lacks into calls of what stands in for them. */
public final class MethodStandIns implements ClassHolderTransformer {

    private final Map<MethodReference, Method> standIns = new HashMap<>();
    private final Map<FieldReference, Method> fields = new HashMap<>();

    /** Looks for the methods that are stood in for, all of which have to be there. */
    public MethodStandIns() {
        for (Class<?> type : StandIns.ALL) {
            for (String owner : type.getAnnotation(InPlaceOf.class).value()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers())) {
                        add(owner, method);
                    }
                }
            }
        }
    }

    private void add(String owner, Method standIn) {
        if (standIn.getParameterCount() == 0 && isField(original(owner), standIn.getName())) {
            fields.put(new FieldReference(owner, standIn.getName()), standIn);
            return;
        }
        int found = 0;
        for (Class<?> type : family(original(owner))) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(standIn.getName()) && isStoodInFor(method, standIn)) {
                    standIns.put(
                            new MethodReference(
                                    owner, MethodReference.parse(method).getDescriptor()),
                            standIn);
                    found++;
                }
            }
        }
        if (found == 0) {
            throw new IllegalStateException("%s has no method like %s".formatted(owner, standIn));
        }
    }

    private static boolean isField(Class<?> type, String name) {
        return Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals(name));
    }

    /** A class and all whose methods it has. */
    private static Set<Class<?>> family(Class<?> type) {
        Set<Class<?>> family = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            family.add(at);
        }
        for (Class<?> each : List.copyOf(family)) {
            for (Class<?> implemented : each.getInterfaces()) {
                family.addAll(family(implemented));
            }
        }
        return family;
    }

    private static Class<?> original(String name) {
        try {
            return Class.forName(name, false, MethodStandIns.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What cannot be named from another package is taken as an object. */
    private static boolean isStoodInFor(Method method, Method standIn) {
        List<Class<?>> parameters = new ArrayList<>(Arrays.asList(method.getParameterTypes()));
        if (!Modifier.isStatic(method.getModifiers())) {
            parameters.add(0, method.getDeclaringClass());
        }
        Class<?>[] taken = standIn.getParameterTypes();
        if (parameters.size() != taken.length || method.isBridge()) {
            return false;
        }
        for (int i = 0; i < taken.length; i++) {
            boolean hidden = taken[i] == Object.class
                    && !parameters.get(i).isPrimitive()
                    && !Modifier.isPublic(parameters.get(i).getModifiers());
            if (taken[i] != parameters.get(i) && !hidden) {
                return false;
            }
        }
        return method.getReturnType() == standIn.getReturnType();
    }

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (type.getName().startsWith(StandIns.class.getPackageName())) {
            return;
        }
        for (MethodHolder method : type.getMethods()) {
            if (method.getProgram() != null) {
                for (BasicBlock block : method.getProgram().getBasicBlocks()) {
                    for (Instruction instruction : block) {
                        if (instruction instanceof InvokeInstruction call) {
                            redirect(call);
                        } else if (instruction instanceof GetFieldInstruction field) {
                            redirect(field);
                        }
                    }
                }
            }
        }
    }

    private void redirect(InvokeInstruction call) {
        Method standIn = standIns.get(call.getMethod());
        if (standIn == null) {
            return;
        }
        List<Variable> arguments = new ArrayList<>(call.getArguments());
        if (call.getInstance() != null) {
            arguments.add(0, call.getInstance());
        }
        call.setType(InvocationType.SPECIAL);
        call.setInstance(null);
        call.setMethod(MethodReference.parse(standIn));
        call.setArguments(arguments.toArray(Variable[]::new));
    }

    private void redirect(GetFieldInstruction field) {
        Method standIn = fields.get(field.getField());
        if (standIn != null) {
            var call = new InvokeInstruction();
            call.setType(InvocationType.SPECIAL);
            call.setMethod(MethodReference.parse(standIn));
            call.setReceiver(field.getReceiver());
            call.setLocation(field.getLocation());
            field.replace(call);
        }
    }
}
