/// Callers from whom a client takes no calls. Never their numbers: what stands for them.
@NullMarked
package denwaban.answering.block;

import org.jspecify.annotations.NullMarked;
