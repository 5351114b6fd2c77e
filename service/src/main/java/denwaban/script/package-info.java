/// What the operator says and asks: greeting, notes, form, hours, temporary instructions; in
/// versions.
///
/// - Knows: each client's words, fields, holidays and greeting audio.
/// - Never knows: a caller or an answer.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "database :: tenant", "audit"})
package denwaban.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
