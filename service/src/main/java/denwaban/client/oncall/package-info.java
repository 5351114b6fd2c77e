/// Who of a client is on call (当番), hour by hour, tier by tier.
@NullMarked
@NamedInterface("oncall")
package denwaban.client.oncall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
