package dev.stopover.web.build;

import org.teavm.extension.spi.substitution.SubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Takes classes that TeaVM's class library lacks from among the stand-ins, where each has its package below theirs. */
public final class ClassStandIns implements SubstitutionPolicy {

    private static final String STAND_INS = "dev.stopover.web.standin.classes.";

    @Override
    public void contribute(SubstitutionSink sink) {
        sink.selectClasses(ClassStandIns::exists).packagePrefix(STAND_INS);
    }

    private static boolean exists(String name) {
        String file = (STAND_INS + name).replace('.', '/') + ".class";
        return ClassStandIns.class.getClassLoader().getResource(file) != null;
    }
}
