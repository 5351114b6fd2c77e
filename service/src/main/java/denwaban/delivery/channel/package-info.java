/// What a notice says, and the port of those who carry it.
@NullMarked
package denwaban.delivery.channel;

import org.jspecify.annotations.NullMarked;
