/// How people are reached: ways and accounts, sealed for one client and one place.
@NullMarked
package denwaban.delivery.way;

import org.jspecify.annotations.NullMarked;
