package dev.stopover.web.standin.classes.java.io;

import java.io.DataInput;

/** What can be read from. */
public interface ObjectInput extends DataInput {}
