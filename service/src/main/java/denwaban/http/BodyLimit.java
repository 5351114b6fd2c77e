package denwaban.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint that reads a larger body than [Bodies#USUAL], of a signed-in person alone.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

  /// In KiB, up to [Bodies#LARGEST].
  int kib();
}
