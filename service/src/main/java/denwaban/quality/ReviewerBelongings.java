package denwaban.quality;

import denwaban.access.Belongings;
import denwaban.access.Person;
import denwaban.database.tenant.Fence;
import org.springframework.stereotype.Component;

/// The ways in which a reviewer opened his own key go with him. What was given to him ended when
/// his access did.
@Component
class ReviewerBelongings implements Belongings {

  private final Fence fence;
  private final ReviewerShelf shelf;

  ReviewerBelongings(Fence fence, ReviewerShelf shelf) {
    this.fence = fence;
    this.shelf = shelf;
  }

  @Override
  public void remove(Person person) {
    fence.office(() -> shelf.dropUnlocks(person.id()));
  }
}
