import { api } from "../api/api.ts";
import type { DemoPerson } from "../api/types.ts";
import { language } from "../i18n/language.ts";

/// Opens a person of the demo in a separate window: a page of theirs, or their enrolment.
///
/// @param page  such as /inbox/log
/// @return the address if the browser blocked the window, otherwise null
export async function openAs(person: DemoPerson, page = "/"): Promise<string | null> {
  const address = new URL(
    person.enrolled
      ? own(person, page)
      : (await api.post<{ url: string }>(`/api/demo/people/${person.id}/enrolment`)).url,
  );
  // The other address has a memory of its own; it should speak the language chosen here.
  address.searchParams.set("lang", language());
  const name = `denwaban-${person.host.replaceAll(/[^a-z0-9]/g, "-")}`;
  const shown = window.open(address.href, name, "popup=yes,width=1280,height=800");
  return shown ? null : address.href;
}

function own(person: DemoPerson, page: string): string {
  const { protocol, port } = window.location;
  return `${protocol}//${person.host.split(":")[0] ?? ""}${port ? `:${port}` : ""}${page}`;
}
