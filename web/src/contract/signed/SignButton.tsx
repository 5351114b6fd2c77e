import { Button, Checkbox, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { Offer } from "../../api/contract.ts";
import { useMe } from "../../api/queries.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { NotWhatWasRead, sign, type Signing } from "./sign.ts";
import { SigningTrouble } from "./SigningTrouble.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  offer: Offer;
  /// For which side of whose contract it is signed.
  party: Pick<Signing, "client" | "side">;
  /// Address of the offers.
  base: string;
  /// Whether the document was saved on this page.
  saved: boolean;
  /// SHA-256 of the scan that was saved on this page; null if none was.
  scanSaved: string | null;
  done: (offer: Offer) => void;
}

/// Signs with the passkey, once the document was saved and read, and the scan that lies there now, if it is a paper.
export function SignButton({ offer, party, base, saved, scanSaved, done }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const me = useMe().data;
  const paper = offer.scan !== null;
  const all = saved && (!paper || scanSaved === offer.scan?.sha256);
  const [ticked, setTicked] = useState(false);
  const read = ticked && all;
  return (
    <Stack gap="xs">
      <Checkbox
        label={t(paper ? "paper.read" : "read")}
        checked={read}
        disabled={!all}
        onChange={(event) => setTicked(event.currentTarget.checked)}
        data-testid="offer-read"
      />
      {!read && (
        <Text size="sm" c="var(--quiet)">
          {t(paper ? "paper.first" : "read.first")}
        </Text>
      )}
      <Button
        w="fit-content"
        disabled={!read || offer.missing.length > 0}
        loading={deed.busy}
        data-testid="offer-sign"
        onClick={() =>
          void deed.run(async () => {
            if (!me) throw new NotWhatWasRead("nobody signs");
            const signed = await sign(base, offer, { ...party, person: me.person, name: me.name });
            notifications.show({ message: t("signed") });
            done(signed);
          })
        }
      >
        {t(paper ? "paper.sign" : "sign")}
      </Button>
      <SigningTrouble error={deed.error} />
    </Stack>
  );
}
