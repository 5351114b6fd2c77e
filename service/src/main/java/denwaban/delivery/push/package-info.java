/// Messages to browsers whose users allowed it (RFC 8030, 8291, 8292).
@NullMarked
package denwaban.delivery.push;

import org.jspecify.annotations.NullMarked;
