/// API tokens: made by one administrator, confirmed by another, ended with their maker.
@NullMarked
@NamedInterface("token")
package denwaban.people.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
