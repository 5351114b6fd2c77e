package denwaban.recording.replay;

import denwaban.access.Permission;
import denwaban.access.Permits;
import denwaban.access.Who;
import denwaban.desk.CallPath;
import denwaban.signin.guard.Breadth;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The last seconds of the call in hand, over HTTP. A POST, because it leaves an entry in a log.
@RestController
final class ReplayEndpoint {

  private final Replaying replaying;

  private final Breadth breadth;

  ReplayEndpoint(Replaying replaying, Breadth breadth) {
    this.breadth = breadth;
    this.replaying = replaying;
  }

  @PostMapping("/api/desk/calls/{id}/replay")
  @Permits(Permission.ANSWER_CALLS)
  void replay(Who who, @PathVariable String id, HttpServletResponse response) throws IOException {
    breadth.opens(who);
    var wav = replaying.again(who, CallPath.call(id));
    try {
      response.setContentType("audio/wav");
      response.setContentLength(wav.length);
      response.getOutputStream().write(wav);
    } finally {
      Arrays.fill(wav, (byte) 0);
    }
  }
}
