import KeyCeremony from "../../signin/keys/KeyCeremony.tsx";
import { StepsLeft } from "./StepsLeft.tsx";

/// The set-up of the keys, and what is to be signed after it.
export default function KeySetup() {
  return <KeyCeremony next={<StepsLeft />} />;
}
