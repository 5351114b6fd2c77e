/// Temporary instructions: what operators must know about a client for a while.
@NullMarked
@NamedInterface("instruction")
package denwaban.script.instruction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
