package denwaban.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint for which a role alone is not enough: the user has requested a privilege with a
/// ticket, and a second person opened it for some time ([Privileges]; NIST SP 800-53 AC-6).
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresPrivilege {}
