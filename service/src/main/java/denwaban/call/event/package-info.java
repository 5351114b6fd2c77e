/// What happened in a call, told upwards: records in the past tense.
@NullMarked
@NamedInterface("event")
package denwaban.call.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
