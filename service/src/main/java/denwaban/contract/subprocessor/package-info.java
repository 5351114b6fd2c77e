/// Whom the office entrusts with clients' data: the register, what each client says to it, and the
/// list that every address is held against before it is called (controls.md S4.2, K14).
@NullMarked
@NamedInterface("subprocessor")
package denwaban.contract.subprocessor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
