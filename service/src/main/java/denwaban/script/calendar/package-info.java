/// National holidays and business days of Japan, as the Cabinet Office publishes them.
@NullMarked
@NamedInterface("calendar")
package denwaban.script.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
