package denwaban.quality;

import denwaban.database.Fence;
import denwaban.people.PersonDisabled;
import denwaban.vault.ReviewerHeaders;
import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What was given to somebody whose access was ended ends with it, and its headers go. Opened
/// again, he starts with nothing.
@Component
final class ReviewerLeft {

  private final Fence fence;
  private final ReviewBook book;
  private final ReviewerHeaders headers;
  private final InstantSource clock;

  ReviewerLeft(Fence fence, ReviewBook book, ReviewerHeaders headers, InstantSource clock) {
    this.fence = fence;
    this.book = book;
    this.headers = headers;
    this.clock = clock;
  }

  @EventListener
  void gone(PersonDisabled person) {
    var open = fence.office(() -> book.of(person.person(), clock.instant(), Integer.MAX_VALUE));
    for (var review : open) {
      fence.run(
          review.client(),
          () -> {
            book.end(review.id(), clock.instant());
            headers.drop(review.client(), review.object(), review.to());
          });
    }
  }
}
