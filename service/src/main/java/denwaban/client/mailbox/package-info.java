/// Mailboxes: keys of their own for parts of a client company, and which numbers lead to them.
@NullMarked
@NamedInterface("mailbox")
package denwaban.client.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
