package denwaban.recording.replay;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.desk.CallPath;
import denwaban.signin.guard.DisclosureQuota;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The last seconds of the call in hand, over HTTP. A POST, because it leaves an entry in a log.
@RestController
final class ReplayEndpoint {

  private final LastSecondsReplay lastSecondsReplay;

  private final DisclosureQuota disclosureQuota;

  ReplayEndpoint(LastSecondsReplay lastSecondsReplay, DisclosureQuota disclosureQuota) {
    this.disclosureQuota = disclosureQuota;
    this.lastSecondsReplay = lastSecondsReplay;
  }

  @PostMapping("/api/desk/calls/{id}/replay")
  @RequiresPermission(Permission.ANSWER_CALLS)
  void replay(CurrentUser user, @PathVariable String id, HttpServletResponse response)
      throws IOException {
    disclosureQuota.opens(user);
    var wav = lastSecondsReplay.again(user, CallPath.call(id));
    try {
      response.setContentType("audio/wav");
      response.setContentLength(wav.length);
      response.getOutputStream().write(wav);
    } finally {
      Arrays.fill(wav, (byte) 0);
    }
  }
}
