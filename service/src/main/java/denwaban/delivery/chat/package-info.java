/// Chats and webhooks: what each vendor's interface asks for, and what its answers mean.
@NullMarked
package denwaban.delivery.chat;

import org.jspecify.annotations.NullMarked;
