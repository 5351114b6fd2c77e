import { useEffect } from "react";
import { look } from "../../api/looking.ts";
import { Loading } from "../../shell/Plain.tsx";

/// A tab of its own for a client's screens; the privilege is in the fragment.
export default function LookAt() {
  useEffect(() => look(window.location.hash.slice(1)), []);
  return <Loading />;
}
