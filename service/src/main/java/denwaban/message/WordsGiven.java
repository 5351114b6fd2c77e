package denwaban.message;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;

/// A page gave words beside a message that is about to be taken in. Whether the message is kept,
/// and whether the words may leave, is not known yet: who hears it must ask.
///
/// @param by the operator
/// @param client and the next two as the message itself says, unchecked
public record WordsGiven(
    PersonId by, ClientId client, CallId call, ObjectId object, NoticeWords words) {}
