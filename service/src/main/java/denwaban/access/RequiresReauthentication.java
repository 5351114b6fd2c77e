package denwaban.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint for which a session alone is not enough: its person must have proved to be there, by
/// sign-in or [Reauthentication], within [Reauthentication#FRESH] (OWASP ASVS 5.0, 7.5.3).
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresReauthentication {}
