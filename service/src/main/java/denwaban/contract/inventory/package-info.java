/// What is kept of a client's callers and people, by category; and that a form asks for nothing
/// that the contract does not name (controls.md S0.1).
@NullMarked
@NamedInterface("inventory")
package denwaban.contract.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
