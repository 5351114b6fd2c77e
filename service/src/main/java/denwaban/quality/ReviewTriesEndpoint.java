package denwaban.quality;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.signin.guard.CopyAttempts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A reviewer's page reports that they tried to copy something of what was given to them.
@RestController
class ReviewTriesEndpoint {

  private final ReviewReading reviewReading;
  private final CopyAttempts tries;

  ReviewTriesEndpoint(ReviewReading reviewReading, CopyAttempts tries) {
    this.reviewReading = reviewReading;
    this.tries = tries;
  }

  /// 404 if nothing was given to this reviewer under that id, 410 if it has ended.
  @PostMapping("/api/quality/reviews/{id}/tries")
  @RequiresPermission(Permission.REVIEW)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tried(CurrentUser user, @PathVariable String id, @RequestBody CopyAttempts.Tried body) {
    var review = reviewReading.mine(user, ReviewId.of(id));
    tries.note(user, review.client(), review.object().toString(), body);
  }
}
