/// Mail, handed to the office's own mail server over TLS; and what comes back.
@NullMarked
@NamedInterface("mail")
package denwaban.delivery.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
