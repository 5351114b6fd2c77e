import { AnsweringPage } from "../../answering/AnsweringPage.tsx";
import { BlockedSection } from "../../answering/BlockedSection.tsx";
import { OWN } from "../../answering/settings/queries.ts";

/// What the client's own administrator decides about how its calls are answered.
export default function Answering() {
  return <AnsweringPage base={OWN} below={<BlockedSection />} />;
}
