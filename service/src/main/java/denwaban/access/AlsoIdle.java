package denwaban.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint that answers a client's member also after the idle time, until the session's
/// absolute end ([SessionLimits]). It must tell nothing that an empty room may not hear, and change
/// nothing.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoIdle {}
