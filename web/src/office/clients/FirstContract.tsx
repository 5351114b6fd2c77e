import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useMe } from "../../api/queries.ts";
import type { TermsDraft } from "../../api/types.ts";
import { draftOf, faultsOf, fine, USUAL } from "../../contract/checks.ts";
import { TermsFields } from "../../contract/TermsFields.tsx";
import { Fault } from "../forms/Fault.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  name: string;
  back: () => void;
  /// Null if nothing is agreed yet.
  send: (contract: TermsDraft | null) => void;
  sending: boolean;
  error: Error | null;
}

/// The second step of adding a client: under which terms its calls are answered, or that there are none yet.
export function FirstContract({ name, back, send, sending, error }: Props) {
  const t = useTexts();
  // Elsewhere both sides sign, when the client is there.
  const demo = useMe().data?.demo === true;
  const [agreed, setAgreed] = useState(demo);
  const [typed, setTyped] = useState(USUAL);
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(typed, new Date());

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (!agreed) send(null);
    else if (fine(faults) && confirmed) send(draftOf(typed, 0));
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text data-testid={demo ? undefined : "contract-by-signatures"}>
          {t(demo ? "contractStep" : "contractSigned", { name })}
        </Text>
        <Radio.Group
          display={demo ? undefined : "none"}
          label={t("contractWhether")}
          value={agreed ? "now" : "later"}
          onChange={(value) => setAgreed(value === "now")}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="now" label={t("contractNow")} data-autofocus />
            <Radio value="later" label={t("contractLater")} />
          </Stack>
        </Radio.Group>
        {agreed && (
          <TermsFields
            typed={typed}
            change={(part) => setTyped((all) => ({ ...all, ...part }))}
            faults={tried ? faults : null}
            confirmed={confirmed}
            confirm={setConfirmed}
          />
        )}
        <Fault error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={back}>
            {t("stepBack")}
          </Button>
          <Button type="submit" loading={sending}>
            {t("add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
