// Shows what the office sends: that something waits, never what. It fetches nothing and keeps nothing.
self.addEventListener("push", (event) => {
  const said = event.data ? event.data.json() : {};
  const japanese = self.navigator.language.startsWith("ja");
  event.waitUntil(
    self.registration.showNotification(japanese ? said.ja : said.en, {
      tag: said.delivery,
      lang: japanese ? "ja" : "en",
      requireInteraction: said.urgent === true,
      // what turned out to be urgent takes the place of what was not, and is heard all the same
      renotify: said.urgent === true,
      data: { delivery: said.delivery },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/inbox?notice=" + encodeURIComponent(event.notification.data.delivery)));
});
