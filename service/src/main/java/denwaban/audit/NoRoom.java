package denwaban.audit;

import org.springframework.dao.NonTransientDataAccessResourceException;

/// The disk is so full that nothing is read any more: what room there is, is for calls.
public final class NoRoom extends NonTransientDataAccessResourceException {

  NoRoom() {
    super("too little room on the disk for another reading");
  }
}
