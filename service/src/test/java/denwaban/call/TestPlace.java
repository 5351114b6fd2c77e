package denwaban.call;

import denwaban.access.PlaceStated;
import denwaban.access.Who;
import denwaban.http.Problem;
import java.util.function.BooleanSupplier;

/// A site that is in order, or was not looked at.
public final class TestPlace {

  private TestPlace() {}

  public static PlaceStated of(BooleanSupplier stated) {
    return new PlaceStated() {
      @Override
      public void demand(Who who) {
        if (!stated.getAsBoolean()) throw new Problem(409, "place-not-stated", "", "");
      }

      @Override
      public boolean home(Who who) {
        return false;
      }
    };
  }
}
